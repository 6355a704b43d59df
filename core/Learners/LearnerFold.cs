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
    /// Folds fresh attempts, sorted by key, into a draft of the state, after taking back in memory what comes after the
    /// oldest of them: <see cref="LearnerState.CanRewindTo"/> says whether that reaches. The same as a whole refold.
    /// </summary>
    public static (LearnerDraft Draft, IReadOnlyList<Attempt> Fresh) Continue(LearnerState state, IReadOnlyList<Attempt> fresh)
    {
        var draft = new LearnerDraft(state);
        var later = state.Last > fresh[0].Key ? draft.Rewind(fresh[0].Key) : [];
        var folded = new Attempt[fresh.Count];
        var seen = fresh.Count > 1 ? new HashSet<string>() : null;
        var replayed = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var attempt = fresh[i];
            while (replayed < later.Count && later[replayed].Key < attempt.Key)
                draft.Replay(later[replayed++]);
            // The state as it is now knows all that the log holds, whenever it was answered.
            var isFirst = (seen is null || seen.Add(attempt.QuestionId)) && attempt.Rated && !state.Cards.ContainsKey(attempt.QuestionId);
            folded[i] = draft.Apply(attempt with { First = isFirst });
        }
        while (replayed < later.Count)
            draft.Replay(later[replayed++]);
        return (draft, folded);
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
                draft.Replay(attempt);
        }
        foreach (var voiding in entries.Where(entry => entry.Kind == EntryKind.Void))
            draft.MarkSeen(voiding.QuestionId);
        return (draft, folded);
    }
}
