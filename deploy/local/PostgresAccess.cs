using Npgsql;

namespace EnglishLearning.Local;

/// <summary>Databases of a PostgreSQL server, whoever runs it.</summary>
/// <param name="connectionString">Of a user that may create databases.</param>
public sealed class PostgresAccess(string connectionString)
{
    public string ConnectionString => connectionString;

    /// <summary>
    /// An empty database of a fresh name, or a copy of the one that <paramref name="template"/> connects to; gives its
    /// connection string.
    /// </summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Guid.NewGuid():N}";
        var source = template is null ? "template1" : new NpgsqlConnectionStringBuilder(template).Database;
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source}");
        return Database(name);
    }

    /// <summary>An empty database of this name, unless there is one.</summary>
    public async Task CreateIfMissingAsync(string name)
    {
        if (await ExecuteAsync($"SELECT 1 FROM pg_database WHERE datname = '{name}'") is null)
            await ExecuteAsync($"CREATE DATABASE {name}");
    }

    public Task DropDatabaseAsync(string database) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");

    /// <summary>Connection string of a database of this server.</summary>
    public string Database(string name) => new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ToString();

    /// <exception cref="NpgsqlException">The server is away, or refuses.</exception>
    internal async Task<object?> ExecuteAsync(string sql)
    {
        // Unpooled: a stopped server would leave dead connections behind.
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
        await using var connection = new NpgsqlConnection(unpooled);
        await connection.OpenAsync();
#pragma warning disable CA2100 // A name is no parameter in SQL; it is made above, of our own letters.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
