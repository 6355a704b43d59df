using System.Globalization;
using EnglishLearning.Bench.Http;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnglishLearning.Bench.Limit;

/// <param name="Server">Npgsql connection string of a user that may create databases.</param>
/// <param name="Seconds">Measured, after the warm-up.</param>
internal sealed record LimitOptions(string Server, int Learners, int Clients, int Seconds, int WarmUp);

/// <summary>pgbench with the rows of one attempt, on the product's tables in a database of its own.</summary>
internal sealed class LimitRun(LimitOptions options)
{
    private static readonly string[] Shown = ["server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "shared_buffers", "max_wal_size"];

    /// <summary>What the last second was like.</summary>
    public string Now { get; private set; } = "making tables";

    /// <exception cref="ServerException">The server cannot be used, or does not keep what it acknowledges.</exception>
    public async Task<LimitReport> RunAsync(IProgress<int> seconds, CancellationToken cancellation)
    {
        await using var database = await ScratchDatabase.CreateAsync(options.Server, cancellation);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var script = Path.GetTempFileName();
        try
        {
            await using (var services = new ServiceCollection().AddStorage(database.Storage).BuildServiceProvider())
            {
                var log = services.GetRequiredService<IAttemptLog>();
                await LimitScript.RegisterAsync(log, options.Learners);
                await File.WriteAllTextAsync(script, await LimitScript.WriteAsync(source, log, options.Learners, cancellation), cancellation);
            }
            var settings = await SettingsAsync(source, cancellation);
            var pgbench = new Pgbench(database.ConnectionString, script, options.Clients);
            if (options.WarmUp > 0)
                await pgbench.RunAsync(options.WarmUp, Show(0), cancellation);
            var result = await pgbench.RunAsync(options.Seconds, Show(options.WarmUp), cancellation);
            var report = new LimitReport(
                options.Clients, options.Learners, options.Seconds, result.TransactionsPerSecond, result.MeanMs, result.DeviationMs, settings);
            return report.IsDurable ? report : throw new ServerException(
                $"fsync is {settings["fsync"]} and synchronous_commit is {settings["synchronous_commit"]}: both must be on, or nothing is durable.");
        }
        finally
        {
            File.Delete(script);
        }

        Action<int, double> Show(int before) => (second, rate) =>
        {
            Now = string.Create(CultureInfo.InvariantCulture, $"{rate:N0} transactions/s{(before == 0 && options.WarmUp > 0 ? " (not counted)" : "")}");
            seconds.Report(before + second);
        };
    }

    private static async Task<Dictionary<string, string>> SettingsAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string>();
        foreach (var name in Shown)
        {
#pragma warning disable CA2100 // Names are no parameters in SQL; these are the constants above.
            await using var command = source.CreateCommand($"SHOW {name}");
#pragma warning restore CA2100
            settings[name] = (string)(await command.ExecuteScalarAsync(cancellation))!;
        }
        return settings;
    }
}
