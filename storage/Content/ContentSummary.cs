using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Content;

/// <summary>How many questions of each type a level has for a skill; types without any are absent.</summary>
public sealed record ContentCount(CefrLevel Level, Skill Skill, IReadOnlyDictionary<QuestionType, int> ByType)
{
    public int Of(QuestionType type) => ByType.GetValueOrDefault(type);

    public int Total => ByType.Values.Sum();
}

/// <summary>Counts content by level, skill and type, a row for each level and skill that has any, in their order.</summary>
public static class ContentSummary
{
    public static IReadOnlyList<ContentCount> Of(IEnumerable<QuestionVersion> questions) =>
    [
        .. questions
            .GroupBy(question => (question.Level, question.Skill))
            .OrderBy(row => row.Key)
            .Select(row => new ContentCount(row.Key.Level, row.Key.Skill, row.CountBy(question => question.Type).ToDictionary())),
    ];
}
