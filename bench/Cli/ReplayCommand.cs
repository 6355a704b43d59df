using System.CommandLine;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Output;
using EnglishLearning.Bench.Replay;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench replay: a real learner's log through the API, then every card and prediction checked.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var reviews = CommonOptions.Reviews();
        var url = CommonOptions.Url();
        var path = new Option<ReplayPaths>("--path")
        {
            Description = "import: the whole file at once. batch: as answers, 500 at a time. Each as a learner of its own.",
            HelpName = "import|batch|both",
            DefaultValueFactory = _ => ReplayPaths.Both,
        };
        var limit = CommonOptions.Limit();
        var reference = CommonOptions.Reference();
        var json = CommonOptions.Json();
        var command = new Command(
            "replay", "Play a real learner's reviews through the HTTP API, then check every card and every stored prediction.")
        {
            reviews, url, path, limit, reference, json,
        };
        command.SetAction((result, cancellation) => RunAsync(
            new ReplayOptions(
                result.GetRequiredValue(reviews),
                result.GetRequiredValue(url),
                result.GetValue(path),
                result.GetValue(limit),
                result.GetValue(reference)),
            result.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ReplayOptions options, string? json, CancellationToken cancellation)
    {
        using var api = ApiClient.Connect(options.Url, connections: 2);
        var report = await new ReplayRun(options, api, TimeProvider.System, AnsiConsole.WriteLine).RunAsync(cancellation);
        ReplayView.Write(AnsiConsole.Console, report);
        if (json is not null)
            ReportJson.Write(json, report, ReportJson.Default.ReplayReport);
        return report.Passed ? ExitCode.Ok : ExitCode.CheckFailed;
    }
}
