using System.Text;

namespace EnglishLearning.Core.Csv;

/// <summary>Writes a table of <see cref="CsvCell"/>s, for people who open it in a spreadsheet.</summary>
public sealed class CsvText
{
    /// <summary>Tells Excel that the text is UTF-8.</summary>
    public const char ByteOrderMark = '\uFEFF';

    private readonly StringBuilder _text = new();
    private bool _isFirst = true;

    public CsvText(params IReadOnlyList<string> columns)
    {
        _text.Append(ByteOrderMark);
        foreach (var column in columns)
            Add(column);
        EndRow();
    }

    /// <summary>An empty cell where it is null.</summary>
    public CsvText Add(string? text) => AddCell(CsvCell.Of(text));

    public CsvText Add(long? number) => AddCell(number is { } known ? CsvCell.Of(known) : "");

    public CsvText Add(double? number) => AddCell(number is { } known ? CsvCell.Of(known) : "");

    public CsvText Add(DateTimeOffset? time) => AddCell(time is { } known ? CsvCell.Of(known) : "");

    public CsvText EndRow()
    {
        _text.Append("\r\n");
        _isFirst = true;
        return this;
    }

    public override string ToString() => _text.ToString();

    private CsvText AddCell(string cell)
    {
        if (!_isFirst)
            _text.Append(',');
        _isFirst = false;
        _text.Append(cell);
        return this;
    }
}
