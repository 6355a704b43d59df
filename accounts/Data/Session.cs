namespace EnglishLearning.Accounts.Data;

/// <summary>Why a session ended. Frozen numbers: they are stored.</summary>
public enum SessionEnd
{
    SignedOut = 1,
    Revoked = 2,

    /// <summary>A refresh token came a second time: somebody else has it too.</summary>
    Reused = 3,
    RolesChanged = 4,
    AccountClosed = 5,

    /// <summary>The guest became an account, which is signed in by its own password from then on.</summary>
    Registered = 6,
    PasswordChanged = 7,
}

/// <summary>
/// A device that is signed in, and the family of its refresh tokens: each use makes the next one, and only the newest is good.
/// </summary>
public sealed class Session
{
    public Guid SessionId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>What the client calls the device, encrypted under the person's key; empty for a guest's.</summary>
    public byte[] Device { get; init; } = [];

    /// <summary>Of the newest refresh token, from 1.</summary>
    public int Generation { get; set; }

    /// <summary>What the newest refresh token was asked for by: the same question again gets the same token.</summary>
    public string RequestHash { get; set; } = "";

    /// <summary>Of a phone that many hands use: ends sooner, and lets in no more than a student.</summary>
    public bool IsShared { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UsedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public SessionEnd? End { get; set; }
}
