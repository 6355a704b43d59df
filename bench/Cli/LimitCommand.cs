using System.CommandLine;
using System.Globalization;
using EnglishLearning.Bench.Limit;
using EnglishLearning.Bench.Output;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench limit: what the database alone does with the rows of one attempt a transaction.</summary>
internal static class LimitCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        database.Required = true;
        var learners = CommonOptions.Count("--learners", "Learners whose rows are written, one by chance each time.", 5000);
        var clients = CommonOptions.Count("--clients", "Connections of pgbench.", 100);
        var seconds = CommonOptions.Seconds();
        var warmUp = CommonOptions.WarmUp();
        var json = CommonOptions.Json();
        var command = new Command(
            "limit",
            "Run pgbench with the rows of one attempt (attempt inserted, card upserted, learner updated) in one transaction, on the "
            + "product's tables: what a service that commits each answer by itself cannot exceed.")
        {
            database, learners, clients, seconds, warmUp, json,
        };
        command.SetAction((result, cancellation) => RunAsync(
            new LimitOptions(
                result.GetRequiredValue(database)!,
                result.GetValue(learners),
                result.GetValue(clients),
                result.GetValue(seconds),
                result.GetValue(warmUp)),
            result.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(LimitOptions options, string? json, CancellationToken cancellation)
    {
        var run = new LimitRun(options);
        var report = await ProgressView.SecondsAsync(
            "limit", options.WarmUp + options.Seconds, progress => run.RunAsync(progress, cancellation), () => run.Now, ProgressView.EverySecond);
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.TransactionsPerSecond:N0} transactions/s of {report.Clients} clients over {report.Seconds} s, "
            + $"latency {report.MeanMs:F1} ms on average, deviation {report.DeviationMs:F1} ms"));
        AnsiConsole.WriteLine(string.Join(", ", report.Settings.Select(setting => $"{setting.Key} {setting.Value}")));
        if (json is not null)
            ReportJson.Write(json, report, ReportJson.Default.LimitReport);
        return ExitCode.Ok;
    }
}
