using DbUp;
using EnglishLearning.Storage.Migrations;
using EnglishLearning.Storage.Stream;
using Npgsql;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresSchema(PostgresDatabase database, Partitions partitions, StorageOptions options, TimeProvider clock) : ISchema
{
    private const int OldestVersion = 14;

    // Entries that say they were written by transactions which this server has not begun yet.
    private const string FromTheFuture = """
        SELECT EXISTS (
          SELECT FROM generate_series(0, $1 - 1) q, LATERAL (
            SELECT xact_id FROM attempts WHERE queue = q AND queue >= 0 ORDER BY xact_id DESC, batch_index DESC LIMIT 1) newest
          WHERE newest.xact_id >= pg_snapshot_xmax(pg_current_snapshot()))
        """;

    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel)
    {
        var applied = await database.WriteAsync(connection => MigrateAsync(connection, cancel), cancel);
        var month = AttemptMonth.Of(clock.GetUtcNow());
        await partitions.EnsureAsync([month, month.Next], cancel);
        return applied;
    }

    private async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (connection.PostgreSqlVersion.Major < OldestVersion)
        {
            throw new StorageException(
                StorageFault.Unavailable,
                $"{database.Name} is version {connection.PostgreSqlVersion}: {OldestVersion} or newer is needed.");
        }
        await LockAsync(connection, "pg_advisory_lock", cancel);
        try
        {
            // A connection of its own, without our plan settings; DbUp is synchronous.
            var own = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString();
            var applied = await Task.Run(
                () => MigrationScripts.Apply(MigrationScripts.Engine(
                    DeployChanges.To.PostgresqlDatabase(own).JournalToPostgresqlTable(null, "schema_versions"),
                    "Postgres")),
                cancel);
            await CheckOrderAsync(connection, cancel);
            return applied;
        }
        finally
        {
            await LockAsync(connection, "pg_advisory_unlock", CancellationToken.None);
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, string function, CancellationToken cancel)
    {
        await using var command = connection.Command($"SELECT {function}({AdvisoryLocks.Migrations})");
        // Another silo may be migrating: as long as that takes.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task CheckOrderAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command(FromTheFuture, PostgresCommands.Parameter(AttemptQueues.Count));
        if (await command.ExecuteScalarAsync(cancel) is true)
        {
            throw new StorageException(
                StorageFault.Unavailable,
                $"{database.Name} holds attempts of transactions that its server has not begun: it was loaded from a dump, and new "
                + "attempts would sort below old ones. Restore a physical backup, or raise the server's counter above them (pg_resetwal -x, -e).");
        }
    }
}
