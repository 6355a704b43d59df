namespace EnglishLearning.Core.Grading;

/// <summary>Whether a typed answer is one of a question's accepted texts, with the slips that are forgiven.</summary>
internal static class TextAnswer
{
    /// <param name="correction">The forgiven slip; null where some key is met without one.</param>
    internal static bool Accepts(IReadOnlyList<string> keys, string answer, out Correction? correction)
    {
        correction = null;
        var given = AnswerText.Plain(answer);
        if (given.Length == 0)
        {
            return false;
        }

        var expected = keys.Select(AnswerText.Plain).ToArray();
        if (expected.Any(key => SameWords(key, given)))
        {
            return true;
        }

        correction = expected.Select(key => Slip(key, given)).FirstOrDefault(slip => slip is not null);
        return correction is not null;
    }

    private static Correction? Slip(string expected, string given) =>
        HasOtherHyphens(expected, given) ? new Correction(expected, given) : Typo(expected, given);

    private static bool HasOtherHyphens(string expected, string given) =>
        SameWords(AnswerText.WithoutHyphens(expected, " "), AnswerText.WithoutHyphens(given, " "))
        || SameWords(AnswerText.WithoutHyphens(expected, ""), AnswerText.WithoutHyphens(given, ""));

    private static bool SameWords(string expected, string given) =>
        AnswerText.Words(expected).Select(Canonical).SequenceEqual(AnswerText.Words(given).Select(Canonical));

    /// <summary>The one word that differs, where no more than one does and its slip is forgiven.</summary>
    private static Correction? Typo(string expected, string given)
    {
        var expectedWords = AnswerText.Words(AnswerText.WithoutHyphens(expected, " "));
        var givenWords = AnswerText.Words(AnswerText.WithoutHyphens(given, " "));
        if (expectedWords.Length != givenWords.Length)
        {
            return null;
        }

        var differing = expectedWords.Zip(givenWords)
            .Where(pair => Canonical(pair.First) != Canonical(pair.Second)).Take(2).ToArray();
        return differing is [var (word, slip)] && TypoRule.Forgives(word.ToLowerInvariant(), slip.ToLowerInvariant())
            ? new Correction(word, slip)
            : null;
    }

    private static string Canonical(string word) => SpellingVariants.Canonical(word.ToLowerInvariant());
}
