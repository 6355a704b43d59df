using EnglishLearning.Storage.Rows;
using Npgsql;

namespace EnglishLearning.Storage.Postgres;

/// <summary>Two pools on one database: readers cannot take the connections that commits need.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    /// <summary>Flushes at a time, of each group commit.</summary>
    public const int DefaultWriters = 2;

    private const int ReaderPool = 20;

    /// <summary>Bytes. A learner with 2,000 cards is 300 KB: ten reads of the socket for forty with Npgsql's 8 KB.</summary>
    private const int ReaderBuffer = 32 * 1024;

    private readonly NpgsqlDataSource _writer;
    private readonly NpgsqlDataSource _reader;

    /// <exception cref="StorageException">The connection string is not usable.</exception>
    public PostgresDatabase(StorageOptions options)
    {
        // Two group commits, and room for checkpoints, partitions and what operators do.
        var writers = 2 * options.Commits(DefaultWriters).Writers + 6;
        var builder = PostgresConnection.ForStore(options, writers);
        Name = $"PostgreSQL database {builder.Database} at {builder.Host}:{builder.Port}";
        _writer = NpgsqlDataSource.Create(builder);
        var reader = PostgresConnection.ForStore(options, ReaderPool);
        reader.ReadBufferSize = ReaderBuffer;
        _reader = NpgsqlDataSource.Create(reader);
    }

    /// <summary>For messages: which database, without user or password.</summary>
    public string Name { get; }

    public Task<T> WriteAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel = default) =>
        RunAsync(_writer, work, cancel);

    public Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel) =>
        RunAsync(_reader, work, cancel);

    /// <summary>The rows of one statement with parameters $1, $2, ...</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql, Func<FieldReader, T> map, CancellationToken cancel, params NpgsqlParameter[] parameters) =>
        ReadAsync<IReadOnlyList<T>>(
            async connection =>
            {
                await using var command = connection.Command(sql, parameters);
                return await command.QueryAsync(map, cancel);
            },
            cancel);

    /// <summary>The number of rows that one statement wrote.</summary>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancel, params NpgsqlParameter[] parameters) =>
        WriteAsync(
            async connection =>
            {
                await using var command = connection.Command(sql, parameters);
                return await command.ExecuteNonQueryAsync(cancel);
            },
            cancel);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _reader.DisposeAsync();
    }

    private async Task<T> RunAsync<T>(NpgsqlDataSource source, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            // A grain's scheduler is for the grain: a read of 2,000 cards comes in a dozen pieces, each of which would queue there.
            var connection = await source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                return await work(connection).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresErrors.Map(e, Name) is { } mapped)
        {
            throw mapped;
        }
    }
}
