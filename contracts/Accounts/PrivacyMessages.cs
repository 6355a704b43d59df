namespace EnglishLearning.Contracts.Accounts;

/// <summary>What came of asking for an erasure. Travels in messages: the numbers are frozen.</summary>
public enum ErasureStatus
{
    Planned = 1,

    /// <summary>The password is wrong.</summary>
    Refused = 2,

    /// <summary>Too many wrong passwords: not even tried.</summary>
    Locked = 3,

    /// <summary>There is nobody of that id.</summary>
    Unknown = 4,

    /// <summary>An administrator gives the role up first.</summary>
    Administrator = 5,
}

/// <param name="DueAt">When it is done; until then it can be cancelled. Where <see cref="ErasureStatus.Planned"/>.</param>
/// <param name="RetryAfter">Where <see cref="ErasureStatus.Locked"/>.</param>
[GenerateSerializer, Immutable, Alias("el.ErasureReply")]
public sealed record ErasureReply(
    [property: Id(0)] ErasureStatus Status, [property: Id(1)] DateTimeOffset? DueAt = null, [property: Id(2)] TimeSpan RetryAfter = default);
