using System.CommandLine;
using System.Globalization;
using EnglishLearning.Bench.Commits;
using EnglishLearning.Bench.Limit;
using EnglishLearning.Bench.Output;
using EnglishLearning.Storage;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench storage: the storage layer without HTTP and grains.</summary>
internal static class StorageCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        var learners = CommonOptions.Count("--learners", "Learners who answer.", 5000);
        var committers = CommonOptions.Count("--committers", "Commits under way at once.", 256);
        var seconds = CommonOptions.Seconds();
        var warmUp = CommonOptions.WarmUp();
        var seed = CommonOptions.Count("--seed", "Of what the learners do.", 1);
        var json = CommonOptions.Json();
        var command = new Command(
            "storage",
            "Commit learners' answers through the storage layer alone, one attempt a commit: on PostgreSQL with --database, else on "
            + "SQLite in a temporary folder.")
        {
            database, learners, committers, seconds, warmUp, seed, json,
        };
        command.SetAction((result, cancellation) => RunAsync(
            result.GetValue(database),
            new CommitOptions(
                new StorageOptions(),
                result.GetValue(learners),
                result.GetValue(committers),
                result.GetValue(seconds),
                result.GetValue(warmUp),
                result.GetValue(seed)),
            result.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? database, CommitOptions options, string? json, CancellationToken cancellation)
    {
        var report = database is null
            ? await OnSqliteAsync(options, cancellation)
            : await OnPostgresAsync(database, options, cancellation);
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Provider}: {report.AttemptsPerSecond:N0} attempts/s of {report.Committers} committers over {report.Seconds} s, "
            + $"p50 {report.P50Ms:F1} ms, p99 {report.P99Ms:F1} ms, at most {report.MaxMs:F1} ms; {report.CpuMicroseconds:F1} us of this process an attempt"));
        if (json is not null)
            ReportJson.Write(json, report, ReportJson.Default.CommitReport);
        return ExitCode.Ok;
    }

    private static async Task<CommitReport> OnPostgresAsync(string server, CommitOptions options, CancellationToken cancellation)
    {
        await using var database = await ScratchDatabase.CreateAsync(server, cancellation);
        return await RunAsync(options with { Storage = database.Storage }, cancellation);
    }

    private static async Task<CommitReport> OnSqliteAsync(CommitOptions options, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bench-storage-");
        try
        {
            return await RunAsync(options with { Storage = new StorageOptions { DataDirectory = folder.FullName } }, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<CommitReport> RunAsync(CommitOptions options, CancellationToken cancellation)
    {
        var run = new CommitRun(options);
        return ProgressView.SecondsAsync(
            "storage",
            options.WarmUp + options.Seconds,
            progress => run.RunAsync(progress, cancellation),
            () => $"{run.Committed:N0} attempts committed",
            ProgressView.EverySecond);
    }
}
