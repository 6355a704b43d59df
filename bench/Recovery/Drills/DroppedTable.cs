using Npgsql;

namespace EnglishLearning.Bench.Recovery.Drills;

/// <summary>Somebody drops the log of answers. The database goes back to the moment before that transaction.</summary>
internal sealed class DroppedTable : RecoveryDrill
{
    private long _transaction;

    public override string Name => "dropped-table";

    public override string About => "a table is dropped; the database is restored to the transaction before";

    public override async Task HarmAsync(Site site, DrillScene scene)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var drop = new NpgsqlCommand("DROP TABLE attempts CASCADE", connection);
        await drop.ExecuteNonQueryAsync();
        // In earnest it is found by the time in the log: pg_waldump -r Transaction names the commit that removed the files.
        await using var id = new NpgsqlCommand("SELECT pg_current_xact_id()::text::bigint", connection);
        _transaction = (long)(await id.ExecuteScalarAsync())!;
        await transaction.CommitAsync();
    }

    public override async Task RecoverAsync(Site site, DrillScene scene)
    {
        await site.Silo.KillAsync();
        // A stop in peace archives the last segment.
        await site.Postgres.StopAsync();
        await site.Archive.RestoreAsync(site.Postgres.Port, "--type=xid", $"--target={_transaction}", "--target-exclusive");
        await site.Postgres.StartAsync();
        await Promotion.OfAsync(site.Postgres);
        await site.Silo.StartAsync();
    }
}
