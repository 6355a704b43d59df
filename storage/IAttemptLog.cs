using EnglishLearning.Core.Learners;

namespace EnglishLearning.Storage;

/// <summary>
/// The log of attempts, which is the truth, and the learners' folds of it. A commit is durable when its task completes.
/// </summary>
/// <remarks>Every call throws <see cref="StorageException"/> and nothing else of the database.</remarks>
public interface IAttemptLog
{
    /// <summary>The learner with all cards, or null where none is registered.</summary>
    Task<LearnerSnapshot?> LoadAsync(Guid learnerId, CancellationToken cancel = default);

    /// <summary>
    /// Joins the next group commit. All of the commit is written, or nothing. Not cancellable: once begun its outcome is
    /// reported. A commit that is both stale and a duplicate is a duplicate.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// An attempt id is no UUIDv7 of the years 2000 to 2099 or is there twice, or a time is not in whole milliseconds.
    /// </exception>
    Task<CommitOutcome> CommitAsync(LearnerCommit commit);

    /// <summary>All entries of a learner, in no particular order.</summary>
    Task<IReadOnlyList<Attempt>> ReadAsync(Guid learnerId, CancellationToken cancel = default);

    /// <summary>Those of the given attempts that the log holds for this learner.</summary>
    Task<IReadOnlyList<Attempt>> FindAsync(Guid learnerId, IReadOnlyList<Guid> attemptIds, CancellationToken cancel = default);

    /// <summary>Entries by attempt id, newest first, those below <paramref name="before"/> only.</summary>
    Task<IReadOnlyList<Attempt>> PageAsync(Guid learnerId, Guid? before, int limit, CancellationToken cancel = default);
}
