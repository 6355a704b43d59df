using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage;

/// <summary>What brings the stored bank to the given content; computed, not yet written.</summary>
/// <param name="Write">Versions to insert, or to replace where only texts changed.</param>
/// <param name="Revive">Questions that were retired and are back.</param>
internal sealed record BankChange(
    IReadOnlyList<StoredQuestion> Write, IReadOnlyList<string> Revive, IReadOnlyList<string> Retire, ContentLoad Load)
{
    /// <param name="newest">The newest stored version of every question.</param>
    /// <param name="content">What the bank shall be; versions are ignored.</param>
    public static BankChange Plan(IReadOnlyDictionary<string, StoredQuestion> newest, IReadOnlyList<QuestionVersion> content)
    {
        var ids = content.Select(question => question.QuestionId).ToHashSet();
        if (ids.Count < content.Count)
            throw new ArgumentException("A question is there twice.", nameof(content));

        var write = new List<StoredQuestion>();
        var revive = new List<string>();
        var (added, versions, updated, unchanged) = (0, 0, 0, 0);
        foreach (var question in content)
        {
            if (!newest.TryGetValue(question.QuestionId, out var stored))
            {
                added++;
                write.Add(Published(question, 1));
                continue;
            }
            var isBack = stored.Status == QuestionStatus.Retired;
            if (isBack)
                revive.Add(question.QuestionId);
            if (!SameTask(stored.Question, question))
            {
                versions++;
                write.Add(Published(question, stored.Question.Version + 1));
            }
            else if (!SameHelp(stored.Question, question))
            {
                updated++;
                write.Add(Published(question, stored.Question.Version));
            }
            else if (isBack)
            {
                updated++;
            }
            else
            {
                unchanged++;
            }
        }
        var retire = newest.Values
            .Where(stored => stored.Status == QuestionStatus.Published && !ids.Contains(stored.Question.QuestionId))
            .Select(stored => stored.Question.QuestionId)
            .ToList();
        return new BankChange(write, revive, retire, new ContentLoad(added, versions, updated, unchanged, retire.Count));
    }

    private static StoredQuestion Published(QuestionVersion question, int version) =>
        new(question with { Version = version }, QuestionStatus.Published);

    /// <summary>True where the same answer to the same text is asked: attempts at the one are evidence of the other.</summary>
    private static bool SameTask(QuestionVersion left, QuestionVersion right) =>
        (left.Type, left.Skill, left.Level, left.Stem, left.Passage) == (right.Type, right.Skill, right.Level, right.Stem, right.Passage)
        && left.Options.SequenceEqual(right.Options)
        && left.Key.SequenceEqual(right.Key);

    private static bool SameHelp(QuestionVersion left, QuestionVersion right) =>
        left.Explanation == right.Explanation && left.Hints.SequenceEqual(right.Hints);
}
