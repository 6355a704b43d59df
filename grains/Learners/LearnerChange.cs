using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Learners;

/// <summary>What a turn is about to change: the draft, the entries for the log, the cards to write.</summary>
public sealed record LearnerChange(LearnerDraft Draft, IReadOnlyList<Attempt> Entries, IReadOnlyDictionary<string, ScheduledCard> Cards)
{
    /// <summary>
    /// Folds attempts, sorted by key, into the state, so that the result is the one of any other order of arrival: those
    /// late by a few answers in memory; where one is older, the learner is folded anew from the log.
    /// </summary>
    public static async Task<LearnerChange> ComputeAsync(LearnerState state, IReadOnlyList<Attempt> fresh, IAttemptLog log)
    {
        if (!state.CanRewindTo(fresh[0].Key))
            return Refold(state, await log.ReadAsync(state.LearnerId), fresh);
        var (draft, entries) = LearnerFold.Continue(state, fresh);
        return new LearnerChange(draft, entries, state.Last > fresh[0].Key ? draft.DifferenceTo(state) : draft.ChangedCards);
    }

    /// <summary>The learner without one answer, and the entry that voids it.</summary>
    public static LearnerChange Undo(
        LearnerState state, IReadOnlyList<Attempt> entries, Attempt target, Guid voidId, DateTimeOffset now)
    {
        var voiding = target with
        {
            AttemptId = voidId,
            Kind = EntryKind.Void,
            Voids = target.AttemptId,
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            BodyHash = 0,
        };
        return Refold(state, [.. entries, voiding], []) with { Entries = [voiding] };
    }

    private static LearnerChange Refold(LearnerState state, IReadOnlyList<Attempt> logged, IReadOnlyList<Attempt> fresh)
    {
        var (draft, entries) = LearnerFold.Refold(state, logged, fresh);
        return new LearnerChange(draft, entries, draft.DifferenceTo(state));
    }
}
