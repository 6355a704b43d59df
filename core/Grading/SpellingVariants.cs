using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace EnglishLearning.Core.Grading;

/// <summary>British and American spellings of one word, brought to one of them.</summary>
internal static partial class SpellingVariants
{
    // Verbs that double their l in Britain alone: travelled, traveled.
    private const string DoublingVerbs =
        "cancel channel counsel dial equal fuel grovel initial label level marvel model panel pencil pedal quarrel "
        + "refuel rival shovel signal snivel swivel total trammel travel tunnel unravel";

    private static readonly string[] EndingsOfDoubling = ["ed", "ing", "er", "ers"];

    // Words in -ise that have no -ize beside them.
    private const string AlwaysIse =
        "advertise advise appraise apprise braise bruise chastise circumcise comprise compromise cruise demise "
        + "despise devise disguise enterprise excise exercise expertise franchise improvise incise likewise "
        + "merchandise noise otherwise paradise poise praise precise premise promise raise revise supervise surmise "
        + "surprise televise treatise concise reprise liaise chemise tortoise turquoise mayonnaise clockwise";

    private static readonly Lazy<FrozenDictionary<string, string>> Pairs = new(ReadPairs);

    private static readonly FrozenSet<string> IseOnly =
        AlwaysIse.Split(' ').SelectMany(word => Inflections.Of(word).Append(word)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The spelling by which variants of a lower-case word are compared; most often itself.</summary>
    internal static string Canonical(string word) =>
        Pairs.Value.TryGetValue(word, out var other) ? other
        : Ise().Match(word) is { Success: true } match && !IseOnly.Contains(word)
            ? $"{match.Groups["stem"]}iz{match.Groups["ending"]}"
        : word;

    // At least three letters before it: "rise" and "wise" have no other spelling.
    [GeneratedRegex("^(?<stem>[a-z]{3,})is(?<ending>e|es|ed|er|ers|ing|ation|ations|ational|able)$")]
    private static partial Regex Ise();

    private static FrozenDictionary<string, string> ReadPairs()
    {
        var listed = WordResource.Lines("spellings.txt").Select(AnswerText.Words)
            .SelectMany(pair => Inflections.Of(pair[0]).Zip(Inflections.Of(pair[1])).Append((pair[0], pair[1])));
        var doubled = DoublingVerbs.Split(' ')
            .SelectMany(verb => EndingsOfDoubling.Select(ending => (verb + "l" + ending, verb + ending)));
        return listed.Concat(doubled).Where(pair => pair.Item1 != pair.Item2)
            .DistinctBy(pair => pair.Item1)
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }
}
