using EnglishLearning.Storage.Tests.Contract;
using EnglishLearning.TestKit;
using Npgsql;

namespace EnglishLearning.Storage.Tests;

public sealed partial class PostgresContract : StoreContract
{
    private PostgresServer? _server;
    private string _connectionString = "";

    private protected override async Task PrepareAsync()
    {
        _server = await PostgresServer.SharedAsync();
        _connectionString = await _server.CreateDatabaseAsync();
    }

    private protected override Task CleanAsync() => _server!.DropDatabaseAsync(_connectionString);

    private protected override StorageOptions Options() => new()
    {
        Provider = StorageProvider.Postgres,
        ConnectionString = _connectionString,
    };

    private protected override async Task<IAsyncDisposable> BlockWritersAsync()
    {
        var session = await OpenAsync();
        await session.RunAsync("BEGIN; LOCK TABLE learners IN SHARE MODE");
        return new Released(async () =>
        {
            await session.RunAsync("COMMIT");
            await session.DisposeAsync();
        });
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
