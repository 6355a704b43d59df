using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>
/// The file of the data directory, owned by this process: one connection that writes, and as many that read as there are
/// readers at a time.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    // FULL: each commit is on the disk before it is acknowledged; NORMAL would sync at checkpoints only.
    // An answer changes a leaf of four trees: with SQLite's own 2 MB of cache most of them were read anew each time. The longer
    // the log, the more changes of one page a checkpoint writes as one.
    private const string WriterPragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 10000; PRAGMA cache_size = -65536";

    private const string ReaderPragmas = "PRAGMA query_only = ON";

    private readonly DirectoryLock _lock;
    private readonly string _writerConnection;
    private readonly string _readerConnection;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private SqliteSession? _writer;

    /// <exception cref="StorageException">Another process has the data directory.</exception>
    public SqliteDatabase(StorageOptions options)
    {
        _lock = DirectoryLock.Take(options);
        _writerConnection = SqliteFiles.Open(SqliteFiles.Data(options), SqliteOpenMode.ReadWriteCreate, options);
        _readerConnection = SqliteFiles.Open(SqliteFiles.Data(options), SqliteOpenMode.ReadOnly, options);
    }

    /// <summary>Runs the work in one transaction, alone.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancel = default) =>
        WithWriterAsync(session => session.InTransaction("BEGIN IMMEDIATE", work), cancel);

    /// <summary>Runs the work on the connection that writes, outside a transaction.</summary>
    public async Task<T> WithWriterAsync<T>(Func<SqliteSession, T> work, CancellationToken cancel = default)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            return work(_writer ??= new SqliteSession(_writerConnection, WriterPragmas));
        }
        catch (SqliteException e)
        {
            var mapped = SqliteErrors.Map(e);
            if (mapped.Fault == StorageFault.Unavailable)
                Reopen();
            throw mapped;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs the work on one snapshot of the data.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return Task.FromCanceled<T>(cancel);
        try
        {
            return Task.FromResult(Read(work));
        }
        catch (SqliteException e)
        {
            return Task.FromException<T>(SqliteErrors.Map(e));
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        _writing.Dispose();
        _lock.Dispose();
    }

    private T Read<T>(Func<SqliteSession, T> work)
    {
        if (!_readers.TryTake(out var session))
            session = new SqliteSession(_readerConnection, ReaderPragmas);
        try
        {
            var result = session.InTransaction("BEGIN", work);
            _readers.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void Reopen()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
