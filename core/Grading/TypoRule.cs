namespace EnglishLearning.Core.Grading;

/// <summary>
/// When a misspelt word may stand for the right one: it is one edit away from a word of five or more letters, and it is
/// neither a word of its own nor another form of that word. Grammar is thereby never forgiven as a typo.
/// </summary>
internal static class TypoRule
{
    private const int MinLetters = 5;

    /// <summary>Both words in lower case.</summary>
    internal static bool Forgives(string expected, string given) =>
        expected.Count(char.IsLetter) >= MinLetters
        && IsWord(expected)
        && IsWord(given)
        && EditDistance.IsOne(expected, given)
        && !KnownWords.Contains(given)
        && !Inflections.AreFormsOfOneWord(expected, given)
        && (!HasApostrophe(expected, given) || KnownWords.IsFunctionWord(expected));

    private static bool IsWord(string word) => word.All(c => char.IsLetter(c) || c == '\'');

    // Elsewhere than in a contraction an apostrophe is grammar: "students", "student's", "students'".
    private static bool HasApostrophe(string expected, string given) =>
        expected.Contains('\'', StringComparison.Ordinal) || given.Contains('\'', StringComparison.Ordinal);
}
