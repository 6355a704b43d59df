namespace EnglishLearning.Core.Learners;

/// <summary>A learner as the log alone tells it.</summary>
public static class LearnerFold
{
    /// <summary>The attempts that count: all but voided ones and the voiding entries.</summary>
    public static IReadOnlyList<Attempt> Standing(IReadOnlyList<Attempt> entries)
    {
        var voided = entries.Where(entry => entry.Voids is not null).Select(entry => entry.Voids!.Value).ToHashSet();
        return [.. entries.Where(entry => entry.Kind != EntryKind.Void && !voided.Contains(entry.AttemptId))];
    }

    /// <summary>
    /// The draft that a whole log folds to, beside the state that stands in for settings and version; and the fresh ones
    /// among the attempts with what was believed before them.
    /// </summary>
    public static (LearnerDraft Draft, IReadOnlyList<Attempt> Fresh) Refold(
        LearnerState state, IReadOnlyList<Attempt> entries, IReadOnlyList<Attempt> fresh)
    {
        var standing = Standing(entries);
        // Whoever answered once, even if only for practice or taken back, has seen the key: no first attempt comes again.
        var seen = entries.Select(attempt => attempt.QuestionId).ToHashSet();
        var isFresh = fresh.Select(attempt => attempt.AttemptId).ToHashSet();
        var draft = new LearnerDraft(state.Blank());
        var folded = new List<Attempt>(fresh.Count);
        // One that stands already is a duplicate: the commit refuses it, and the caller answers it as stored.
        var others = standing.Where(attempt => !isFresh.Contains(attempt.AttemptId));
        foreach (var attempt in others.Concat(fresh).OrderBy(attempt => attempt.Key))
        {
            if (isFresh.Contains(attempt.AttemptId))
                folded.Add(draft.Apply(attempt with { First = seen.Add(attempt.QuestionId) && attempt.Rated }));
            else
                draft.Apply(attempt);
        }
        foreach (var voiding in entries.Where(entry => entry.Kind == EntryKind.Void))
            draft.MarkSeen(voiding.QuestionId);
        return (draft, folded);
    }
}
