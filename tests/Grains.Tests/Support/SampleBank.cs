using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>A small bank: twelve single choices over the skills and levels, and one question of each other type.</summary>
internal static class SampleBank
{
    public const int Singles = 12;
    public const string Multiple = "sample-multiple";
    public const string Cloze = "sample-cloze";
    public const string Short = "sample-short";
    public const string Flashcard = "sample-flashcard";

    private static readonly QuestionOption[] Options = [new("a", "is"), new("b", "are"), new("c", "be"), new("d", "am")];

    private static readonly Skill[] Skills = [Skill.Grammar, Skill.Vocabulary, Skill.Reading, Skill.Listening];

    public static IReadOnlyList<QuestionVersion> Questions { get; } =
    [
        .. Enumerable.Range(0, Singles).Select(NewSingle),
        Question(Multiple, QuestionType.Multiple, ["a", "c"]) with { Options = Options },
        Question(Cloze, QuestionType.Cloze, ["beautiful"]),
        Question(Short, QuestionType.Short, ["I would like some water"]),
        Question(Flashcard, QuestionType.Flashcard, ["rumah"]),
    ];

    /// <summary>The right option is "b".</summary>
    public static string Single(int number) => $"sample-single-{number:00}";

    public static QuestionVersion NewSingle(int number) =>
        Question(Single(number), QuestionType.Single, ["b"]) with
        {
            Skill = Skills[number % Skills.Length],
            Level = (CefrLevel)(1 + number % 5),
            Options = Options,
        };

    private static QuestionVersion Question(string id, QuestionType type, IReadOnlyList<string> key) =>
        new(id, 1, type, Skill.Grammar, CefrLevel.A2, $"Stem of {id} ___.", [], key, "Penjelasan.", ["Petunjuk."], null);
}
