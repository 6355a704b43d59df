using Microsoft.Data.Sqlite;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>A connection with the statements prepared on it. One user at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    /// <param name="pragmas">Run once, at opening.</param>
    public SqliteSession(string connectionString, string pragmas)
    {
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            SQLitePCL.raw.sqlite3_busy_timeout(_connection.Handle, _connection.DefaultTimeout * 1000);
            Run(pragmas);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The statement, ready for its first value; prepared once and kept, so the texts must be few.</summary>
    public SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new SqliteStatement(_connection.Handle!, sql);
        }
        return statement.Rewind();
    }

    /// <summary>Statements that are not worth keeping.</summary>
    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this folder; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Runs the work between two statements; after a failure nothing of it is left.</summary>
    public T InTransaction<T>(string begin, Func<SqliteSession, T> work)
    {
        Statement(begin).Execute();
        try
        {
            var result = work(this);
            Statement("COMMIT").Execute();
            return result;
        }
        catch
        {
            // A full disk or a failed write may have rolled the transaction back already.
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                Statement("ROLLBACK").Execute();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }
}
