using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>
/// The real log, whose commits fail by lot in the first of these ways: before the write, after it, refused as another
/// writer's rival, refused as another writer's double.
/// </summary>
internal sealed class FaultyLog(IAttemptLog log, Faults faults, int ways = 4) : IAttemptLog
{
    /// <summary>Where a commit waits before anything else.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public Task<LearnerSnapshot?> LoadAsync(Guid learnerId, CancellationToken cancel = default) => log.LoadAsync(learnerId, cancel);

    public async Task<CommitOutcome> CommitAsync(LearnerCommit commit)
    {
        await Gate;
        switch (faults.Draw(ways))
        {
            case 1:
                throw Faults.Unavailable;
            case 2:
                await log.CommitAsync(commit);
                throw Faults.Unavailable;
            case 3:
                return CommitOutcome.VersionConflict;
            case 4:
                // As if another activation had been given the same attempts and was first.
                var outcome = await log.CommitAsync(commit);
                return outcome == CommitOutcome.Committed && commit.Attempts.Count > 0 ? CommitOutcome.DuplicateAttempt : outcome;
            default:
                return await log.CommitAsync(commit);
        }
    }

    public Task<IReadOnlyList<Attempt>> ReadAsync(Guid learnerId, CancellationToken cancel = default) => log.ReadAsync(learnerId, cancel);

    public Task<IReadOnlyList<Attempt>> FindAsync(Guid learnerId, IReadOnlyList<Guid> attemptIds, CancellationToken cancel = default) =>
        log.FindAsync(learnerId, attemptIds, cancel);

    public Task<IReadOnlyList<Attempt>> PageAsync(Guid learnerId, Guid? before, int limit, CancellationToken cancel = default) =>
        log.PageAsync(learnerId, before, limit, cancel);
}
