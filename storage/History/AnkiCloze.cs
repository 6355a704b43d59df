using System.Text.RegularExpressions;

namespace EnglishLearning.Storage.History;

/// <summary>Gaps in an Anki note's text: {{c1::answer}} or {{c1::answer::hint}}; card n asks those numbered n + 1.</summary>
internal static partial class AnkiCloze
{
    private const int DeepestNesting = 4;

    public static bool HasGap(string text) => Gap().IsMatch(text);

    /// <summary>The card's own gaps as ___ (with the hint in brackets, if any), the others filled in.</summary>
    public static string Ask(string text, long cardOrdinal) => Replace(text, gap =>
    {
        if (gap.Groups["number"].Value != $"{cardOrdinal + 1}")
            return gap.Groups["answer"].Value;
        return gap.Groups["hint"].Success ? $"___ ({gap.Groups["hint"].Value})" : "___";
    });

    public static string Fill(string text) => Replace(text, gap => gap.Groups["answer"].Value);

    /// <summary>Innermost gaps first, since gaps may stand in gaps.</summary>
    private static string Replace(string text, MatchEvaluator gap)
    {
        for (var depth = 0; depth < DeepestNesting && HasGap(text); depth++)
            text = Gap().Replace(text, gap);
        return text;
    }

    [GeneratedRegex(@"\{\{c(?<number>[0-9]{1,3})::(?<answer>(?:(?!\{\{|\}\}|::).)*)(?:::(?<hint>(?:(?!\{\{|\}\}).)*))?\}\}", RegexOptions.Singleline)]
    private static partial Regex Gap();
}
