using EnglishLearning.Storage.Rows;
using Npgsql;
using NpgsqlTypes;

namespace EnglishLearning.Storage.Postgres;

/// <summary>Collects rows into the parameters of a <see cref="RowLayout"/>.</summary>
internal sealed class RowArrays(RowLayout layout) : IFieldWriter
{
    public const int NoInt = int.MinValue;

    public static readonly Guid NoId = Guid.Empty;

    private readonly List<Guid> _ids = [];
    private readonly List<int> _ints = [];
    private readonly List<long> _longs = [];
    private readonly List<double> _reals = [];
    private readonly List<bool> _flags = [];
    private readonly List<DateTime> _times = [];
    private readonly List<string>[] _texts = [.. Enumerable.Range(0, layout.Texts).Select(_ => new List<string>())];
    private int _nextText;

    public IFieldWriter Add(Guid value) => Add(_ids, value);

    public IFieldWriter Add(Guid? value) => Add(_ids, value ?? NoId);

    public IFieldWriter Add(int value) => Add(_ints, value);

    public IFieldWriter Add(int? value) => Add(_ints, value ?? NoInt);

    public IFieldWriter Add(long value) => Add(_longs, value);

    public IFieldWriter Add(double value) => Add(_reals, value);

    public IFieldWriter Add(bool value) => Add(_flags, value);

    public IFieldWriter Add(DateTimeOffset value) => Add(_times, Utc(value));

    public IFieldWriter Add(DateTimeOffset? value) => Add(_times, value is { } some ? Utc(some) : DateTime.MinValue);

    public IFieldWriter Add(string value)
    {
        _texts[_nextText].Add(value);
        _nextText = (_nextText + 1) % _texts.Length;
        return this;
    }

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var type in layout.Arrays)
            parameters.Add(Of(type));
        foreach (var column in _texts)
            parameters.Add(Parameter(column, NpgsqlDbType.Text));
    }

    private NpgsqlParameter Of(ColumnType type) => type switch
    {
        ColumnType.Id => Parameter(_ids, NpgsqlDbType.Uuid),
        ColumnType.Int => Parameter(_ints, NpgsqlDbType.Integer),
        ColumnType.Long => Parameter(_longs, NpgsqlDbType.Bigint),
        ColumnType.Real => Parameter(_reals, NpgsqlDbType.Double),
        ColumnType.Flag => Parameter(_flags, NpgsqlDbType.Boolean),
        ColumnType.Time => Parameter(_times, NpgsqlDbType.TimestampTz),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static NpgsqlParameter<List<T>> Parameter<T>(List<T> values, NpgsqlDbType element) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element };

    private static DateTime Utc(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    private RowArrays Add<T>(List<T> values, T value)
    {
        values.Add(value);
        return this;
    }
}
