namespace EnglishLearning.Accounts.Data;

/// <summary>A one-time code of an authenticator app that was used: it is good once (RFC 6238, 5.2).</summary>
public sealed class UsedCode
{
    public Guid AccountId { get; init; }

    /// <summary>Keyed hash.</summary>
    public string Code { get; init; } = "";

    public DateTimeOffset UsedAt { get; init; }
}

/// <summary>A code by which somebody may choose a new password, once. An account has at most one.</summary>
public sealed class PasswordReset
{
    public Guid AccountId { get; init; }

    /// <summary>Keyed hash.</summary>
    public string Code { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }
}
