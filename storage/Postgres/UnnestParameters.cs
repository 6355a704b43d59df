using EnglishLearning.Storage.Rows;
using Npgsql;
using NpgsqlTypes;

namespace EnglishLearning.Storage.Postgres;

/// <summary>
/// Rows turned into one array a column, the parameters of <see cref="ColumnSet.Unnest"/>: a whole batch in one statement.
/// </summary>
internal sealed class UnnestParameters : IFieldWriter
{
    private readonly Array[] _columns;
    private int _next;

    public UnnestParameters(ColumnSet columns) => _columns = [.. columns.Columns.Select(column => Array.Of(column.Type))];

    public IFieldWriter Add(Guid value) => Add<Guid>(value);

    public IFieldWriter Add(Guid? value) => Add<Guid?>(value);

    public IFieldWriter Add(int value) => Add<int>(value);

    public IFieldWriter Add(int? value) => Add<int?>(value);

    public IFieldWriter Add(long value) => Add<long>(value);

    public IFieldWriter Add(double value) => Add<double>(value);

    public IFieldWriter Add(bool value) => Add<bool>(value);

    public IFieldWriter Add(string value) => Add<string>(value);

    public IFieldWriter Add(DateTimeOffset value) => Add<DateTime>(Utc(value));

    public IFieldWriter Add(DateTimeOffset? value) => Add<DateTime?>(value is { } some ? Utc(some) : null);

    public void AddTo(NpgsqlCommand command)
    {
        foreach (var column in _columns)
            command.Parameters.Add(column.ToParameter());
    }

    private static DateTime Utc(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    private UnnestParameters Add<T>(T value)
    {
        ((Array<T>)_columns[_next]).Values.Add(value);
        _next = (_next + 1) % _columns.Length;
        return this;
    }

    private abstract class Array
    {
        public static Array Of(ColumnType type) => type switch
        {
            ColumnType.Id => new Array<Guid>(NpgsqlDbType.Uuid),
            ColumnType.OptionalId => new Array<Guid?>(NpgsqlDbType.Uuid),
            ColumnType.Int => new Array<int>(NpgsqlDbType.Integer),
            ColumnType.OptionalInt => new Array<int?>(NpgsqlDbType.Integer),
            ColumnType.Long => new Array<long>(NpgsqlDbType.Bigint),
            ColumnType.Real => new Array<double>(NpgsqlDbType.Double),
            ColumnType.Flag => new Array<bool>(NpgsqlDbType.Boolean),
            ColumnType.Text => new Array<string>(NpgsqlDbType.Text),
            ColumnType.Time => new Array<DateTime>(NpgsqlDbType.TimestampTz),
            ColumnType.OptionalTime => new Array<DateTime?>(NpgsqlDbType.TimestampTz),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };

        public abstract NpgsqlParameter ToParameter();
    }

    private sealed class Array<T>(NpgsqlDbType element) : Array
    {
        public List<T> Values { get; } = [];

        public override NpgsqlParameter ToParameter() =>
            new NpgsqlParameter<List<T>> { TypedValue = Values, NpgsqlDbType = NpgsqlDbType.Array | element };
    }
}
