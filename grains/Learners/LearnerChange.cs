using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Learners;

/// <summary>What a turn is about to change: the draft, the entries for the log, the cards to write.</summary>
public sealed record LearnerChange(LearnerDraft Draft, IReadOnlyList<Attempt> Entries, IReadOnlyDictionary<string, ScheduledCard> Cards)
{
    /// <summary>
    /// Folds attempts, sorted by key, into the state. Where one is older than what is folded in already, the learner is
    /// folded anew from the log, so that the result is the one of any other order of arrival.
    /// </summary>
    public static async Task<LearnerChange> ComputeAsync(LearnerState state, IReadOnlyList<Attempt> fresh, IAttemptLog log)
    {
        if (state.Last is { } last && fresh[0].Key <= last)
            return Refold(state, Standing(await log.ReadAsync(state.LearnerId)), fresh);
        var draft = new LearnerDraft(state);
        var seen = new HashSet<string>();
        var entries = fresh
            .Select(attempt => draft.Apply(attempt with
            {
                First = attempt.Rated && !state.Cards.ContainsKey(attempt.QuestionId) && seen.Add(attempt.QuestionId),
            }))
            .ToArray();
        return new LearnerChange(draft, entries, draft.ChangedCards);
    }

    /// <summary>The learner without one answer, and the entry that voids it.</summary>
    public static LearnerChange Undo(
        LearnerState state, IReadOnlyList<Attempt> entries, Attempt target, Guid voidId, DateTimeOffset now)
    {
        var rest = Standing(entries).Where(attempt => attempt.AttemptId != target.AttemptId).ToArray();
        var folded = Refold(state, rest, []);
        var voiding = target with
        {
            AttemptId = voidId,
            Kind = EntryKind.Void,
            Voids = target.AttemptId,
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            BodyHash = 0,
        };
        return folded with { Entries = [voiding] };
    }

    /// <summary>The attempts that count: all but voided ones and the voiding entries.</summary>
    public static IReadOnlyList<Attempt> Standing(IReadOnlyList<Attempt> entries)
    {
        var voided = entries.Where(entry => entry.Voids is not null).Select(entry => entry.Voids!.Value).ToHashSet();
        return [.. entries.Where(entry => entry.Kind != EntryKind.Void && !voided.Contains(entry.AttemptId))];
    }

    /// <summary>The draft that a whole log folds to, beside the state that stands in for settings and version.</summary>
    public static LearnerChange Refold(LearnerState state, IReadOnlyList<Attempt> standing, IReadOnlyList<Attempt> fresh)
    {
        var seen = standing.Where(attempt => attempt.Rated).Select(attempt => attempt.QuestionId).ToHashSet();
        var isFresh = fresh.Select(attempt => attempt.AttemptId).ToHashSet();
        var draft = new LearnerDraft(state.Blank());
        var entries = new List<Attempt>(fresh.Count);
        // One that stands already is a duplicate: the commit refuses it, and the caller answers it as stored.
        var others = standing.Where(attempt => !isFresh.Contains(attempt.AttemptId));
        foreach (var attempt in others.Concat(fresh).OrderBy(attempt => attempt.Key))
        {
            if (isFresh.Contains(attempt.AttemptId))
                entries.Add(draft.Apply(attempt with { First = attempt.Rated && seen.Add(attempt.QuestionId) }));
            else
                draft.Apply(attempt);
        }
        return new LearnerChange(draft, entries, draft.DifferenceTo(state));
    }
}
