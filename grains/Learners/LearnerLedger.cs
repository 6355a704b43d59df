using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Learners;

/// <summary>An attempt with what became of it: stored now, or known before under the same id.</summary>
public readonly record struct Recorded(Attempt Attempt, bool IsNew);

/// <summary>
/// The state of one learner and its changes: compute, commit, then apply. A failed commit leaves memory as it was and
/// has it read again. Not thread-safe: one turn at a time.
/// </summary>
public sealed class LearnerLedger(Guid learnerId, IAttemptLog log)
{
    /// <summary>Each retry means that another activation of the same learner wrote in between.</summary>
    private const int MaxTries = 5;

    private LearnerState? _state;

    /// <exception cref="UnknownLearnerException">Nobody registered this learner.</exception>
    public async ValueTask<LearnerState> StateAsync() => _state ??= await LoadAsync();

    /// <summary>Registers the learner; again changes nothing.</summary>
    /// <exception cref="ArgumentException">The time zone is unknown: stored, it would keep the learner from ever being read.</exception>
    public async Task RegisterAsync(string timeZone, DateTimeOffset now)
    {
        if (_state is not null || await log.LoadAsync(learnerId) is not null)
            return;
        if (!LearnerCalendar.TryCreate(timeZone, out _))
            throw new ArgumentException($"'{timeZone}' is not an IANA time zone.", nameof(timeZone));
        // Where another activation was first, its registration stands.
        await log.CommitAsync(new LearnerCommit(LearnerState.Registered(learnerId, timeZone, now), [], NoCards, []));
    }

    /// <summary>
    /// Folds attempts in and makes them durable. Ids must differ from each other; those that the log holds already come
    /// back as stored.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, Recorded>> AddAsync(
        IReadOnlyList<Attempt> submitted, IReadOnlyList<OwnFlashcard> flashcards)
    {
        var known = new Dictionary<Guid, Recorded>();
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var state = await StateAsync();
            foreach (var attempt in submitted)
            {
                if (state.FindRecent(attempt.AttemptId) is { } stored)
                    known.TryAdd(attempt.AttemptId, new Recorded(stored, false));
            }
            var fresh = Fresh(submitted, known);
            // What is older than memory reaches may be stored already, and a fold must not meet it twice.
            if (fresh.Length > 0 && !state.CanRewindTo(fresh[0].Key) && await FindStoredAsync(fresh, known))
                continue;
            if (fresh.Length == 0)
                return known;
            var change = await LearnerChange.ComputeAsync(state, fresh, log);
            switch (await CommitAsync(state, change, flashcards))
            {
                case CommitOutcome.Committed:
                    foreach (var attempt in change.Entries)
                        known[attempt.AttemptId] = new Recorded(attempt, true);
                    return known;
                case CommitOutcome.DuplicateAttempt:
                    await FindStoredAsync(fresh, known);
                    break;
            }
        }
        throw GivenUp();
    }

    private async Task<LearnerState> LoadAsync()
    {
        LearningMetrics.Loaded();
        return await log.LoadAsync(learnerId) is { } stored
            ? new LearnerState(stored.Learner, stored.Cards)
            : throw new UnknownLearnerException($"Learner {learnerId} is not registered.");
    }

    /// <summary>The store knows better: the next call reads it.</summary>
    public void Forget() => _state = null;

    private static Attempt[] Fresh(IReadOnlyList<Attempt> submitted, Dictionary<Guid, Recorded> known) =>
        submitted is [var one] ? known.Count == 0 ? [one] : []
        : [.. submitted.Where(attempt => !known.ContainsKey(attempt.AttemptId)).OrderBy(attempt => attempt.Key)];

    /// <summary>Takes note of those that the log holds already; false where it holds none.</summary>
    private async Task<bool> FindStoredAsync(Attempt[] attempts, Dictionary<Guid, Recorded> known)
    {
        var found = await log.FindAsync(learnerId, [.. attempts.Select(attempt => attempt.AttemptId)]);
        foreach (var stored in found)
            known[stored.AttemptId] = new Recorded(stored, false);
        // Another activation may have written them, and more: memory may lack them.
        if (found.Count > 0)
            _state = null;
        return found.Count > 0;
    }

    /// <summary>Takes back the last answer by an entry that voids it.</summary>
    public async Task<UndoOutcome> UndoAsync(Guid attemptId, Guid voidId, DateTimeOffset now)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var state = await StateAsync();
            var entries = await log.ReadAsync(learnerId);
            var target = entries.FirstOrDefault(entry => entry.AttemptId == attemptId && entry.Kind != EntryKind.Void);
            if (target is null)
                return UndoOutcome.Unknown;
            if (entries.Any(entry => entry.Voids == attemptId))
                return UndoOutcome.AlreadyVoided;
            if (target.Key != state.Last)
                return UndoOutcome.NotLast;
            var change = LearnerChange.Undo(state, entries, target, voidId, now);
            if (await CommitAsync(state, change, []) == CommitOutcome.Committed)
                return UndoOutcome.Voided;
        }
        throw GivenUp();
    }

    private static IReadOnlyDictionary<string, ScheduledCard> NoCards { get; } = new Dictionary<string, ScheduledCard>();

    private async Task<CommitOutcome> CommitAsync(LearnerState state, LearnerChange change, IReadOnlyList<OwnFlashcard> flashcards)
    {
        CommitOutcome outcome;
        try
        {
            outcome = await log.CommitAsync(new LearnerCommit(change.Draft.ToRecord(), change.Entries, change.Cards, flashcards));
        }
        catch
        {
            // Whether it was written may not be known: believe the store, not memory.
            _state = null;
            throw;
        }
        if (outcome == CommitOutcome.Committed)
            change.Draft.AcceptInto(state, change.Cards);
        else if (outcome == CommitOutcome.VersionConflict)
            _state = null;
        return outcome;
    }

    private static UnavailableException GivenUp() =>
        new(UnavailableReason.Overloaded, "Another writer kept changing this learner: send the request again.");
}
