using System.Data.Common;
using EnglishLearning.Local;
using EnglishLearning.Storage.Postgres;
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

    private protected override async Task<IReadOnlyList<string>> PlansOfReportsAsync()
    {
        var (learners, at) = (new[] { Guid.NewGuid() }, DateTime.UtcNow);
        await using var connection = new NpgsqlConnection(PostgresConnection.ForReports(Options(), 1).ToString());
        await connection.OpenAsync();
        return
        [
            .. await PlanAsync(ClassSql.LastReceived, learners),
            .. await PlanAsync(ClassSql.Activity, learners, at, at, at, -1e-9),
            .. await PlanAsync(ClassSql.Progress, learners, new[] { at }, new[] { at }, learners, new[] { 1 }, new[] { "q" }, learners[0]),
        ];

        async Task<IReadOnlyList<string>> PlanAsync(string sql, params object[] values)
        {
#pragma warning disable CA2100 // A statement of our own.
            await using var command = new NpgsqlCommand($"EXPLAIN {sql}", connection);
#pragma warning restore CA2100
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(0));
            return lines;
        }
    }

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
