using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Postgres;

/// <summary>
/// Many rows as few parameters: one array for all columns of a type, row after row, and one for each column of text.
/// </summary>
/// <remarks>
/// With <c>unnest</c> of an array a column the server keeps a tuple store for each of an attempt's 44 columns; an element
/// of an array of fixed width is found by its index alone. Optional values are sentinels: an array with nulls would be
/// searched from its start.
/// </remarks>
internal sealed class RowLayout
{
    /// <summary>In the order of their parameters.</summary>
    private static readonly ColumnType[] FixedWidth =
        [ColumnType.Id, ColumnType.Int, ColumnType.Long, ColumnType.Real, ColumnType.Flag, ColumnType.Time];

    private readonly ColumnSet _columns;
    private readonly ColumnType[] _arrays;
    private readonly Column[] _texts;

    /// <param name="columns">At least one of text.</param>
    public RowLayout(ColumnSet columns)
    {
        _columns = columns;
        _texts = [.. columns.Columns.Where(column => column.Type == ColumnType.Text)];
        _arrays = [.. FixedWidth.Where(type => columns.Columns.Any(column => ArrayOf(column.Type) == type))];
    }

    /// <summary>Types with an array, in the order of the parameters; texts come after.</summary>
    public IReadOnlyList<ColumnType> Arrays => _arrays;

    public int Texts => _texts.Length;

    public int Parameters => _arrays.Length + _texts.Length;

    /// <summary><c>(SELECT ... FROM unnest($8, $9) ...) AS alias</c>, the arrays being the parameters after the first <paramref name="before"/>.</summary>
    public string From(string alias, int before)
    {
        var texts = string.Join(", ", _texts.Select((_, i) => $"${before + _arrays.Length + i + 1}"));
        var names = string.Join(", ", _texts.Select(column => column.Name));
        return $"(SELECT {string.Join(", ", _columns.Columns.Select(column => Value(column, before)))}"
            + $" FROM unnest({texts}) WITH ORDINALITY AS texts({names}, place)) AS {alias}";
    }

    private static ColumnType ArrayOf(ColumnType type) => type switch
    {
        ColumnType.OptionalId => ColumnType.Id,
        ColumnType.OptionalInt => ColumnType.Int,
        ColumnType.OptionalTime => ColumnType.Time,
        _ => type,
    };

    private string Value(Column column, int before)
    {
        if (column.Type == ColumnType.Text)
            return column.Name;
        var array = ArrayOf(column.Type);
        var sharing = _columns.Columns.Where(other => ArrayOf(other.Type) == array).ToList();
        var following = sharing.Count - 1 - sharing.IndexOf(column);
        var element = $"(${before + Array.IndexOf(_arrays, array) + 1})[{sharing.Count} * place::int - {following}]";
        return $"{OrNull(column.Type, element)} AS {column.Name}";
    }

    private static string OrNull(ColumnType type, string element) => type switch
    {
        ColumnType.OptionalId => $"nullif({element}, '{RowArrays.NoId}')",
        ColumnType.OptionalInt => $"nullif({element}, '{RowArrays.NoInt}'::int)",
        // How Npgsql writes DateTime.MinValue.
        ColumnType.OptionalTime => $"nullif({element}, '-infinity')",
        _ => element,
    };
}
