using System.Diagnostics;
using EnglishLearning.Local;
using Npgsql;

namespace EnglishLearning.Bench.Recovery.Drills;

/// <summary>One learner's rows are deleted by mistake. The backup is restored beside the live database, and the learner copied over.</summary>
internal sealed class LostLearner : RecoveryDrill
{
    private string _before = "";

    public override string Name => "lost-learner";

    public override string About => "a learner is deleted by mistake and copied back from a backup; nobody else notices";

    public override async Task HarmAsync(Site site, DrillScene scene)
    {
        await scene.SilenceFirstAsync();
        // Until statistics have taken in its last answers: those that come back lie before the place they have reached.
        await Task.Delay(TimeSpan.FromSeconds(3));
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in (string[])["cards", "attempts", "learners"])
        {
#pragma warning disable CA2100 // Names of our own.
            await using var delete = new NpgsqlCommand($"DELETE FROM {table} WHERE learner_id = $1", connection) { Parameters = { new() { Value = scene.Learners[0].LearnerId } } };
#pragma warning restore CA2100
            await delete.ExecuteNonQueryAsync();
        }
        await using var id = new NpgsqlCommand("SELECT pg_current_xact_id()::text", connection);
        _before = (string)(await id.ExecuteScalarAsync())!;
        await transaction.CommitAsync();
        await using var archive = new NpgsqlCommand("SELECT pg_switch_wal()", connection);
        await archive.ExecuteNonQueryAsync();
    }

    public override async Task RecoverAsync(Site site, DrillScene scene)
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        var beside = site.Beside();
        await using (beside)
        {
            var watch = Stopwatch.StartNew();
            await site.Archive.RestoreAsync(beside.Port, "--type=xid", $"--target={_before}", "--target-exclusive");
            await beside.StartAsync();
            await Promotion.OfAsync(beside);
            var script = Path.GetFullPath(Path.Combine(SiloProgram.Path, "../../../../../deploy/dr/restore-learner"));
            using var process = Process.Start(new ProcessStartInfo(script, ["--from", Words(beside), "--to", Words(site.Postgres), $"{scene.Learners[0].LearnerId}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new Local.ServerException($"restore-learner ended with {process.ExitCode}: {string.Concat(said).Trim()}");
            scene.Notes.Add(FormattableString.Invariant($"the learner was back after {watch.Elapsed.TotalSeconds:F1} s"));
        }
    }

    private static string Words(PostgresServer server) => $"host=127.0.0.1 port={server.Port} user=postgres dbname=english";
}
