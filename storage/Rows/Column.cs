namespace EnglishLearning.Storage.Rows;

internal enum ColumnType
{
    Id,
    OptionalId,
    Int,
    OptionalInt,
    Long,
    Real,
    Flag,
    Text,
    Time,
    OptionalTime,
}

internal readonly record struct Column(string Name, ColumnType Type)
{
    public static implicit operator Column((string Name, ColumnType Type) column) => new(column.Name, column.Type);
}
