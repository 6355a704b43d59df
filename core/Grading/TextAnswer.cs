using System.Runtime.CompilerServices;

namespace EnglishLearning.Core.Grading;

/// <summary>Whether a typed answer is one of a question's accepted texts, with the slips that are forgiven.</summary>
internal static class TextAnswer
{
    /// <summary>Keys are of questions, which stay: made ready once.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, Key[]> Prepared = [];

    /// <param name="correction">The forgiven slip; null where some key is met without one.</param>
    internal static bool Accepts(IReadOnlyList<string> keys, string answer, out Correction? correction)
    {
        correction = null;
        var given = AnswerText.Plain(answer);
        if (given.Length == 0)
        {
            return false;
        }

        var words = CanonicalWords(given);
        var expected = Prepared.GetValue(keys, static keys => [.. keys.Select(AnswerText.Plain).Select(key => new Key(key, CanonicalWords(key)))]);
        if (expected.Any(key => key.Words.AsSpan().SequenceEqual(words)))
        {
            return true;
        }

        correction = expected.Select(key => Slip(key.Plain, given)).FirstOrDefault(slip => slip is not null);
        return correction is not null;
    }

    private sealed record Key(string Plain, string[] Words);

    private static Correction? Slip(string expected, string given) =>
        HasOtherHyphens(expected, given) ? new Correction(expected, given) : Typo(expected, given);

    private static bool HasOtherHyphens(string expected, string given) =>
        SameWords(AnswerText.WithoutHyphens(expected, " "), AnswerText.WithoutHyphens(given, " "))
        || SameWords(AnswerText.WithoutHyphens(expected, ""), AnswerText.WithoutHyphens(given, ""));

    private static bool SameWords(string expected, string given) =>
        CanonicalWords(expected).AsSpan().SequenceEqual(CanonicalWords(given));

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

    private static string[] CanonicalWords(string plain) => Array.ConvertAll(AnswerText.Words(plain), Canonical);

    private static string Canonical(string word) => SpellingVariants.Canonical(word.ToLowerInvariant());
}
