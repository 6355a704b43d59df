namespace EnglishLearning.Accounts.Data;

/// <summary>A sign-in that failed, counted against an account, a device or an address.</summary>
public sealed class SignInFailure
{
    public Guid FailureId { get; init; }

    /// <summary>Keyed hash of whom it counts against: tells nothing of who or where.</summary>
    public string Subject { get; init; } = "";

    public DateTimeOffset FailedAt { get; init; }
}
