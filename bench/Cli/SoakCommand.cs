using System.CommandLine;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Output;
using EnglishLearning.Bench.Soak;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench soak: mixed traffic for a while, then a check that nothing was lost or counted twice.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var url = CommonOptions.Url();
        var seconds = CommonOptions.Count("--seconds", "How long.", 60);
        var learners = CommonOptions.Count("--learners", "Learners, each a guest of its own.", 50);
        var concurrency = CommonOptions.Count("--concurrency", "Learners at work at once.", 16);
        var seed = CommonOptions.Count("--seed", "Of what the learners do.", 1);
        var json = CommonOptions.Json();
        var command = new Command(
            "soak", "Mixed traffic of many learners; fails on any 5xx, any unexpected 4xx, or an answer lost or counted twice.")
        {
            url, seconds, learners, concurrency, seed, json,
        };
        command.SetAction((result, cancellation) => RunAsync(
            new SoakOptions(
                result.GetRequiredValue(url),
                result.GetValue(seconds),
                result.GetValue(learners),
                result.GetValue(concurrency),
                result.GetValue(seed)),
            result.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SoakOptions options, string? json, CancellationToken cancellation)
    {
        // Some learners send two requests at once.
        using var api = ApiClient.Connect(options.Url, connections: 2 * options.Concurrency);
        var run = new SoakRun(options, api, cancellation);
        var report = await ProgressView.SecondsAsync(
            "soak", options.Seconds, run.RunAsync, () => $"{run.Sent:N0} requests, {run.FaultCount:N0} faults");
        SoakView.Write(AnsiConsole.Console, report);
        if (json is not null)
            ReportJson.Write(json, report, ReportJson.Default.SoakReport);
        return report.Passed ? ExitCode.Ok : ExitCode.CheckFailed;
    }
}
