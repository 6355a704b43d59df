using EnglishLearning.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>A prepared statement whose parameters ?1, ?2, ... take the values in the order in which they are added.</summary>
internal sealed class SqliteStatement(SqliteCommand command) : IFieldWriter, IDisposable
{
    private int _next;

    /// <summary>Begins anew with ?1.</summary>
    public SqliteStatement Rewind()
    {
        _next = 0;
        return this;
    }

    public IFieldWriter Add(Guid value) => Bind(value.ToByteArray(bigEndian: true));

    public IFieldWriter Add(Guid? value) => value is { } some ? Add(some) : Bind(DBNull.Value);

    public IFieldWriter Add(int value) => Bind((long)value);

    public IFieldWriter Add(int? value) => value is { } some ? Add(some) : Bind(DBNull.Value);

    public IFieldWriter Add(long value) => Bind(value);

    public IFieldWriter Add(double value) => Bind(value);

    public IFieldWriter Add(bool value) => Bind(value ? 1L : 0L);

    public IFieldWriter Add(string value) => Bind(value);

    public IFieldWriter Add(DateTimeOffset value) => Bind(value.ToUnixTimeMilliseconds());

    public IFieldWriter Add(DateTimeOffset? value) => value is { } some ? Add(some) : Bind(DBNull.Value);

    public IFieldWriter Add(byte[] value) => Bind(value);

    /// <summary>Number of rows written.</summary>
    public int Execute() => command.ExecuteNonQuery();

    public List<T> Query<T>(Func<FieldReader, T> map)
    {
        var rows = new List<T>();
        Read(row => rows.Add(map(row)));
        return rows;
    }

    public void Read(Action<FieldReader> take)
    {
        using var reader = command.ExecuteReader();
        var fields = new SqliteFieldReader(reader);
        while (reader.Read())
            take(fields.Rewind());
    }

    public bool Any()
    {
        using var reader = command.ExecuteReader();
        return reader.Read();
    }

    public void Dispose() => command.Dispose();

    private SqliteStatement Bind(object value)
    {
        if (_next == command.Parameters.Count)
            command.Parameters.AddWithValue($"?{_next + 1}", value);
        else
            command.Parameters[_next].Value = value;
        _next++;
        return this;
    }
}
