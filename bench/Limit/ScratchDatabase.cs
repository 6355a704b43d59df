using EnglishLearning.Bench.Http;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnglishLearning.Bench.Limit;

/// <summary>A database of our own on a given server, with the product's tables made by the product's migrations; dropped at the end.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private ScratchDatabase(string server, string name) => (_server, _name) = (server, name);

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ToString();

    public StorageOptions Storage => new() { Provider = StorageProvider.Postgres, ConnectionString = ConnectionString };

    /// <exception cref="ServerException">The server is not there, or its user may not create databases.</exception>
    public static async Task<ScratchDatabase> CreateAsync(string server, CancellationToken cancellation)
    {
        var database = new ScratchDatabase(server, $"bench_{Guid.NewGuid():N}");
        try
        {
            await database.ExecuteAsync($"CREATE DATABASE {database._name}", cancellation);
            await using var services = new ServiceCollection().AddStorage(database.Storage).BuildServiceProvider();
            await services.GetRequiredService<StorageSetup>().MigrateAsync(cancellation);
            return database;
        }
        catch (Exception fault) when (fault is NpgsqlException or StorageException or ArgumentException)
        {
            throw new ServerException($"No database could be made on the given server: {fault.Message} See --database.", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)", CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
#pragma warning disable CA2100 // A name is no parameter in SQL; it is made above, of our own letters.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
