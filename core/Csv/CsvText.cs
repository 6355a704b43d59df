using System.Globalization;
using System.Text;

namespace EnglishLearning.Core.Csv;

/// <summary>
/// Writes a table as CSV (RFC 4180) for people who open it in a spreadsheet: a text that the spreadsheet would take for a formula begins
/// with an apostrophe (OWASP, CSV injection). Numbers and times are written as they are, the same in every language.
/// </summary>
public sealed class CsvText
{
    /// <summary>Tells Excel that the text is UTF-8.</summary>
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>Also as East Asian keyboards write them, which Excel takes for the same.</summary>
    private const string FormulaSigns = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private readonly StringBuilder _text = new();
    private bool _isFirst = true;

    public CsvText(params IReadOnlyList<string> columns)
    {
        _text.Append(ByteOrderMark);
        foreach (var column in columns)
            Add(column);
        EndRow();
    }

    /// <summary>The text as it stands in a cell: never a formula.</summary>
    public static string Safe(string text) => text.AsSpan().TrimStart(" \u00A0") is { Length: > 0 } seen && FormulaSigns.Contains(seen[0]) ? $"'{text}" : text;

    /// <summary>An empty cell where it is null.</summary>
    public CsvText Add(string? text) => AddRaw(Safe(text ?? ""));

    public CsvText Add(long? number) => AddRaw(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>The shortest form that reads back as the same number.</summary>
    public CsvText Add(double? number) => AddRaw(number?.ToString("R", CultureInfo.InvariantCulture) ?? "");

    /// <summary>RFC 3339 in UTC.</summary>
    public CsvText Add(DateTimeOffset? time) => AddRaw(time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture) ?? "");

    public CsvText EndRow()
    {
        _text.Append("\r\n");
        _isFirst = true;
        return this;
    }

    public override string ToString() => _text.ToString();

    private CsvText AddRaw(string cell)
    {
        if (!_isFirst)
            _text.Append(',');
        _isFirst = false;
        if (cell.AsSpan().IndexOfAny("\",;\r\n") < 0)
            _text.Append(cell);
        else
            _text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        return this;
    }
}
