using System.Text.RegularExpressions;

namespace EnglishLearning.Storage.Content;

/// <summary>The accepted texts of a cloze or a short answer, and whether a hint gives one away.</summary>
internal static class AnswerText
{
    /// <summary>Splits "answer | another", complaining of empty, repeated and overlong ones.</summary>
    public static IReadOnlyList<string> Split(string text, int line, ErrorList errors)
    {
        if (text.Contains('\\'))
            errors.Add(line, @"an answer holds a backslash: write | between answers, without \");
        var answers = new List<string>();
        foreach (var answer in text.Split('|').Select(SingleSpaced))
        {
            errors.CheckLength(line, "an answer", answer, ContentLimits.Answer);
            if (answer.Length == 0)
                errors.Add(line, "an answer is empty: write one, and another after each |");
            else if (answers.Contains(answer, StringComparer.OrdinalIgnoreCase))
                errors.Add(line, $"the answer '{answer}' stands there twice: write it once, capitals do not count");
            else
                answers.Add(answer);
        }
        return answers;
    }

    /// <summary>True where the hint holds the answer as a whole word; "do" in "don't" or "to-do" is none.</summary>
    public static bool GivesAway(string hint, string answer)
    {
        const string Letter = @"[\p{L}\p{N}]";
        var pattern = $@"(?<!{Letter}|{Letter}['-]){Regex.Escape(Plain(answer))}(?!['-]?{Letter})";
        return Regex.IsMatch(Plain(hint), pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string SingleSpaced(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Plain(string text) => text.Replace('\u2019', '\'');
}
