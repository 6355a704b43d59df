namespace EnglishLearning.Storage.Rows;

/// <summary>
/// The columns of a row in the order in which it is written and read, named once for both dialects: statements are
/// hand-written around these lists.
/// </summary>
internal sealed class ColumnSet(params Column[] columns)
{
    public IReadOnlyList<Column> Columns { get; } = columns;

    public int Count => Columns.Count;

    /// <summary><c>a, b, c</c></summary>
    public string List { get; } = string.Join(", ", columns.Select(column => column.Name));

    public ColumnSet With(params Column[] more) => new([.. Columns, .. more]);

    public ColumnSet Prefixed(string prefix) => new([.. Columns.Select(column => column with { Name = prefix + column.Name })]);

    /// <summary><c>b = source.b, c = source.c</c>: all but the first <paramref name="keys"/> columns.</summary>
    public string AssignFrom(string source, int keys) =>
        string.Join(", ", Columns.Skip(keys).Select(column => $"{column.Name} = {source}.{column.Name}"));

    /// <summary><c>?1, ?2, ?3</c></summary>
    public string Parameters => string.Join(", ", Enumerable.Range(1, Count).Select(i => $"?{i}"));

    /// <summary><c>b = ?2, c = ?3</c>: all but the first <paramref name="keys"/> columns.</summary>
    public string AssignParameters(int keys) =>
        string.Join(", ", Columns.Select((column, i) => $"{column.Name} = ?{i + 1}").Skip(keys));
}
