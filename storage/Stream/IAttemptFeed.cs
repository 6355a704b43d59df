using EnglishLearning.Core.Learners;

namespace EnglishLearning.Storage.Stream;

public sealed record LoggedAttempt(LogPosition Position, Guid LearnerId, Attempt Attempt);

/// <summary>
/// The log in commit order, cut into queues by question, for consumers that must miss nothing: a reader gets only what
/// is older than every transaction still open.
/// </summary>
public interface IAttemptFeed
{
    /// <summary>Up to <paramref name="limit"/> entries of a queue after a position, in order. Learners' own flashcards are not in it.</summary>
    Task<IReadOnlyList<LoggedAttempt>> ReadAsync(int queue, LogPosition after, int limit, CancellationToken cancel = default);

    /// <summary>Where a consumer of a queue stands: everything up to and with it was applied durably.</summary>
    Task<LogPosition> LoadCheckpointAsync(string consumer, int queue, CancellationToken cancel = default);

    /// <summary>Moves a checkpoint forward by compare-and-set; false where it stood elsewhere than <paramref name="expected"/>.</summary>
    Task<bool> SaveCheckpointAsync(string consumer, int queue, LogPosition expected, LogPosition next, CancellationToken cancel = default);
}

/// <summary>The log is cut into this many queues. Written with each entry: the number is frozen.</summary>
public static class AttemptQueues
{
    public const int Count = 4;

    /// <summary>The queue of a question: a stable hash (FNV-1a, 32 bit) of its id.</summary>
    public static int Of(string questionId)
    {
        var hash = 2166136261u;
        foreach (var c in questionId)
            hash = (hash ^ c) * 16777619u;
        return (int)(hash % Count);
    }
}
