using System.Buffers;
using System.Text;
using EnglishLearning.Storage.Rows;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>A prepared statement whose parameters ?1, ?2, ... take the values in the order in which they are added.</summary>
/// <remarks>
/// On SQLite's own interface: a SqliteCommand looks each of the 60 parameters of an answer up by name at each execution, and
/// boxes its value, which was a third of what a commit cost.
/// </remarks>
internal sealed class SqliteStatement : IFieldWriter, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    /// <exception cref="SqliteException">The statement does not fit the schema.</exception>
    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(sqlite3_prepare_v3(database, sql, SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Begins anew with ?1.</summary>
    public SqliteStatement Rewind()
    {
        _bound = 0;
        return this;
    }

    public IFieldWriter Add(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bound(sqlite3_bind_blob(_statement, ++_bound, bytes));
    }

    public IFieldWriter Add(Guid? value) => value is { } some ? Add(some) : AddNull();

    public IFieldWriter Add(int value) => Add((long)value);

    public IFieldWriter Add(int? value) => value is { } some ? Add(some) : AddNull();

    public IFieldWriter Add(long value) => Bound(sqlite3_bind_int64(_statement, ++_bound, value));

    public IFieldWriter Add(double value) => Bound(sqlite3_bind_double(_statement, ++_bound, value));

    public IFieldWriter Add(bool value) => Add(value ? 1L : 0L);

    public IFieldWriter Add(string value)
    {
        // An empty span has no address, and SQLite takes none for NULL.
        if (value.Length == 0)
            return Bound(sqlite3_bind_text(_statement, ++_bound, ""));
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var written = Encoding.UTF8.GetBytes(value, buffer);
        var code = sqlite3_bind_text(_statement, ++_bound, buffer.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(buffer);
        return Bound(code);
    }

    public IFieldWriter Add(DateTimeOffset value) => Add(value.ToUnixTimeMilliseconds());

    public IFieldWriter Add(DateTimeOffset? value) => value is { } some ? Add(some) : AddNull();

    public IFieldWriter Add(byte[] value) =>
        Bound(value.Length == 0 ? sqlite3_bind_zeroblob(_statement, ++_bound, 0) : sqlite3_bind_blob(_statement, ++_bound, value));

    /// <summary>Number of rows written.</summary>
    public int Execute()
    {
        try
        {
            while (Step())
            {
            }
            return sqlite3_changes(_database);
        }
        finally
        {
            sqlite3_reset(_statement);
        }
    }

    public List<T> Query<T>(Func<FieldReader, T> map)
    {
        var rows = new List<T>();
        Read(row => rows.Add(map(row)));
        return rows;
    }

    public void Read(Action<FieldReader> take)
    {
        var fields = new SqliteFieldReader(_statement);
        try
        {
            while (Step())
                take(fields.Rewind());
        }
        finally
        {
            // Says again what the last step said: that has been thrown.
            sqlite3_reset(_statement);
        }
    }

    public bool Any()
    {
        try
        {
            return Step();
        }
        finally
        {
            sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private SqliteStatement AddNull() => Bound(sqlite3_bind_null(_statement, ++_bound));

    /// <summary>Whether there is a row.</summary>
    private bool Step()
    {
        var code = sqlite3_step(_statement);
        if (code is SQLITE_ROW or SQLITE_DONE)
            return code == SQLITE_ROW;
        Check(code);
        throw new InvalidOperationException($"SQLite answered a step with {code}.");
    }

    private SqliteStatement Bound(int code)
    {
        Check(code);
        return this;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
