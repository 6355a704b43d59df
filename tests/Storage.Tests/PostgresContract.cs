using System.Data.Common;
using EnglishLearning.Local;
using EnglishLearning.Storage.Tests.Contract;
using EnglishLearning.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnglishLearning.Storage.Tests;

public sealed partial class PostgresContract : StoreContract
{
    private static readonly Lazy<Task<string>> Migrated = new(MigrateTemplateAsync);

    private PostgresAccess? _server;
    private string _connectionString = "";

    private protected override async Task PrepareAsync()
    {
        _server = await TestPostgres.SharedAsync();
        _connectionString = await _server.CreateDatabaseAsync(await Migrated.Value);
    }

    private protected override Task CleanAsync() => _server!.DropDatabaseAsync(_connectionString);

    private protected override StorageOptions Options() => Options(_connectionString);

    private protected override DbConnection OpenOrleans(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }

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

    private protected override IEnumerable<string> Connections() => [_connectionString];

    private static StorageOptions Options(string connectionString) => new()
    {
        Provider = StorageProvider.Postgres,
        ConnectionString = connectionString,
    };

    /// <summary>Copied for each test: a third of the time that the migrations take.</summary>
    private static async Task<string> MigrateTemplateAsync()
    {
        var server = await TestPostgres.SharedAsync();
        var options = Options(await server.CreateDatabaseAsync());
        await using var services = new ServiceCollection().AddStorage(options).BuildServiceProvider();
        await services.GetSetup().MigrateAsync();
        return options.ConnectionString;
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
