using System.Collections.Frozen;

namespace EnglishLearning.Core.Grading;

/// <summary>The words that a learner may have meant: two word lists, their inflections, and function words.</summary>
internal static class KnownWords
{
    private static readonly Lazy<FrozenSet<string>> FunctionWords = new(() =>
        WordResource.Lines("function-words.txt").SelectMany(AnswerText.Words).ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<FrozenSet<string>> All = new(() =>
        WordResource.Lines("words.txt").SelectMany(word => Inflections.Of(word).Append(word))
            .Concat(WordResource.Lines("scowl.txt"))
            .Concat(WordResource.Lines("irregulars.txt").SelectMany(AnswerText.Words))
            .Concat(FunctionWords.Value)
            .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>In lower case.</summary>
    internal static bool Contains(string word) => All.Value.Contains(word);

    /// <summary>Articles, prepositions, pronouns, auxiliaries and the like, with their contractions.</summary>
    internal static bool IsFunctionWord(string word) => FunctionWords.Value.Contains(word);
}
