using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>An attempts log of one learner in memory, with the version fence and the unique ids of a real one.</summary>
internal sealed class MemoryLog : IAttemptLog
{
    private readonly Dictionary<string, ScheduledCard> _cards = [];
    private readonly List<Attempt> _entries = [];

    internal MemoryLog(LearnerRecord learner) => Learner = learner;

    internal LearnerRecord Learner { get; private set; }

    internal IReadOnlyDictionary<string, ScheduledCard> Cards => _cards;

    /// <summary>In commit order.</summary>
    internal IReadOnlyList<Attempt> Entries => _entries;

    /// <summary>What the next commit comes to in place of being written; then null again.</summary>
    internal Func<CommitOutcome>? Interrupt { get; set; }

    public Task<LearnerSnapshot?> LoadAsync(Guid learnerId, CancellationToken cancel = default) =>
        Task.FromResult<LearnerSnapshot?>(new LearnerSnapshot(Learner, new Dictionary<string, ScheduledCard>(_cards)));

    public Task<CommitOutcome> CommitAsync(LearnerCommit commit)
    {
        if (Interrupt is { } interrupt)
        {
            Interrupt = null;
            return Task.FromResult(interrupt());
        }

        if (commit.Learner.Version != Learner.Version + 1)
            return Task.FromResult(CommitOutcome.VersionConflict);
        var known = _entries.Select(entry => entry.AttemptId).ToHashSet();
        if (!commit.Attempts.All(attempt => known.Add(attempt.AttemptId)))
            return Task.FromResult(CommitOutcome.DuplicateAttempt);
        Learner = commit.Learner;
        _entries.AddRange(commit.Attempts);
        foreach (var (questionId, card) in commit.Cards)
        {
            if (card.IsNone)
                _cards.Remove(questionId);
            else
                _cards[questionId] = card;
        }

        return Task.FromResult(CommitOutcome.Committed);
    }

    /// <summary>In no particular order: by a hash of the id.</summary>
    public Task<IReadOnlyList<Attempt>> ReadAsync(Guid learnerId, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<Attempt>>([.. _entries.OrderBy(entry => entry.AttemptId.GetHashCode())]);

    public Task<IReadOnlyList<Attempt>> FindAsync(
        Guid learnerId, IReadOnlyList<Guid> attemptIds, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<Attempt>>([.. _entries.Where(entry => attemptIds.Contains(entry.AttemptId))]);

    public Task<IReadOnlyList<Attempt>> PageAsync(
        Guid learnerId, Guid? before, int limit, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<Attempt>>([.. _entries
            .Where(entry => before is null || entry.AttemptId < before)
            .OrderByDescending(entry => entry.AttemptId)
            .Take(limit)]);
}
