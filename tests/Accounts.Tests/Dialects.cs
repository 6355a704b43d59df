using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Local;
using EnglishLearning.Storage;
using EnglishLearning.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Accounts.Tests;

public sealed class SqliteAccounts : AccountContract
{
    private protected override Task PrepareAsync() => Task.CompletedTask;

    private protected override Task CleanAsync()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    private protected override StorageOptions Storage() => new() { DataDirectory = Folder };

    private protected override IEnumerable<System.Data.Common.DbConnection> Databases() =>
        new[] { "english.db", "orleans.db", "accounts.db" }.Select(file => new SqliteConnection($"Data Source={Path.Combine(Folder, file)}"));
}

public sealed class PostgresAccounts : AccountContract
{
    private PostgresAccess _server = null!;
    private string _database = "";

    private protected override async Task PrepareAsync()
    {
        _server = await TestPostgres.SharedAsync();
        _database = await _server.CreateDatabaseAsync();
    }

    private protected override Task CleanAsync() => _server.DropDatabaseAsync(_database);

    private protected override StorageOptions Storage() => new() { Provider = StorageProvider.Postgres, ConnectionString = _database };

    private protected override IEnumerable<System.Data.Common.DbConnection> Databases() => [new Npgsql.NpgsqlConnection(_database)];
}

internal static class SiloServices
{
    public static SigningKeys Keys(this IServiceProvider silo) => silo.GetRequiredService<SigningKeys>();
}
