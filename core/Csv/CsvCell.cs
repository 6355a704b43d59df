using System.Buffers;
using System.Globalization;

namespace EnglishLearning.Core.Csv;

/// <summary>
/// A cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it,
/// as OWASP's "CSV Injection" has it. Numbers and times are written as they are.
/// </summary>
public static class CsvCell
{
    /// <summary>The full-width forms are what Excel folds to the plain ones.</summary>
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",;\t\r\n");

    /// <summary>Text that somebody wrote; null is an empty cell.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = LooksLikeFormula(text) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>In its shortest form that reads back the same.</summary>
    public static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>RFC 3339 in UTC.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A line with its end, of cells made here.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells) + "\r\n";

    /// <summary>Spaces before the sign do not keep a spreadsheet from it.</summary>
    private static bool LooksLikeFormula(string text)
    {
        if (Dangerous.Contains(text[0]))
            return true;
        var trimmed = text.AsSpan().TrimStart();
        return trimmed.Length > 0 && Dangerous.Contains(trimmed[0]);
    }
}
