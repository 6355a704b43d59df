using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Tests.Grading;

/// <summary>Questions of every type, short enough to count their words.</summary>
internal static class TestQuestion
{
    /// <summary>Options a, b, c, d; the stem has three words and each option one.</summary>
    internal static QuestionVersion Single(string key = "b") => Of(QuestionType.Single, Options, key);

    internal static QuestionVersion Multiple(params string[] key) => Of(QuestionType.Multiple, Options, key);

    internal static QuestionVersion Cloze(params string[] key) => Of(QuestionType.Cloze, [], key);

    internal static QuestionVersion Short(params string[] key) => Of(QuestionType.Short, [], key);

    internal static QuestionVersion Flashcard(string back = "kucing") => Of(QuestionType.Flashcard, [], back);

    private static IReadOnlyList<QuestionOption> Options =>
        [new("a", "one"), new("b", "two"), new("c", "three"), new("d", "four")];

    private static QuestionVersion Of(
        QuestionType type, IReadOnlyList<QuestionOption> options, params string[] key) =>
        new("grammar-a1-test-01", 1, type, Skill.Grammar, CefrLevel.A1, "Choose or write", options, key, "Karena.",
            ["Petunjuk."], Passage: null);
}
