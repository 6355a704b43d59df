using System.CommandLine;
using System.CommandLine.Parsing;
using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Output;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench load: throughput and latency over HTTP.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var urls = Urls();
        var mode = new Option<LoadMode>("--mode")
        {
            Description = "closed: as many requests at once as connections, for the maximum. open: arrivals at --rate, latency "
                + "counted from when each was meant to start, for how long people wait.",
            HelpName = "open|closed",
            DefaultValueFactory = _ => LoadMode.Closed,
        };
        var rate = CommonOptions.Count("--rate", "Arrivals a second (open).", 1000);
        var arrivals = new Option<ArrivalKind>("--arrivals")
        {
            Description = "Open: at equal distances, or as of people who know nothing of each other.",
            HelpName = "fixed|poisson",
            DefaultValueFactory = _ => ArrivalKind.Fixed,
        };
        var connections = CommonOptions.Count("--connections", "Requests at once: exactly (closed), at most (open).", 128);
        var learners = CommonOptions.Count("--learners", "Guests, registered before.", 5000);
        var seconds = CommonOptions.Seconds();
        var warmUp = CommonOptions.WarmUp();
        var mix = new Option<MixKind>("--mix")
        {
            Description = "attempts: single answers. practice: GET practice/next. mixed: 70 % answers, 20 % practice/next, "
                + "5 % progress and cards, 5 % batches of 5 to 20.",
            HelpName = "attempts|practice|mixed",
            DefaultValueFactory = _ => MixKind.Attempts,
        };
        var seed = CommonOptions.Count("--seed", "Of what the learners do.", 1);
        var json = CommonOptions.Json();
        var svg = new Option<string?>("--svg") { Description = "Also draw latency and throughput into this file.", HelpName = "FILE" };
        var command = new Command(
            "load",
            "Load a server over HTTP and print throughput and latency. Exits with 1 where there was an error; refusals "
            + "(429, 503) with Retry-After are none.")
        {
            urls, mode, rate, arrivals, connections, learners, seconds, warmUp, mix, seed, json, svg,
        };
        command.SetAction((result, cancellation) => RunAsync(
            new LoadOptions(
                result.GetRequiredValue(urls),
                result.GetValue(mode),
                result.GetValue(rate),
                result.GetValue(arrivals),
                result.GetValue(connections),
                result.GetValue(learners),
                result.GetValue(seconds),
                result.GetValue(warmUp),
                result.GetValue(mix),
                result.GetValue(seed)),
            result.GetValue(json),
            result.GetValue(svg),
            cancellation));
        return command;
    }

    private static Option<Uri[]> Urls()
    {
        return new Option<Uri[]>("--url")
        {
            Description = "Where a silo or a proxy listens, http only; several share the connections. Default http://127.0.0.1:8080.",
            HelpName = "URL",
            DefaultValueFactory = _ => [new Uri("http://127.0.0.1:8080")],
            CustomParser = Parse,
        };

        static Uri[]? Parse(ArgumentResult result)
        {
            var urls = new List<Uri>();
            foreach (var token in result.Tokens)
            {
                if (Uri.TryCreate(token.Value, UriKind.Absolute, out var url) && url.Scheme == "http")
                    urls.Add(url);
                else
                    result.AddError($"--url: '{token.Value}' is not an http address.");
            }
            return [.. urls];
        }
    }

    private static async Task<int> RunAsync(LoadOptions options, string? json, string? svg, CancellationToken cancellation)
    {
        var run = new LoadRun(options);
        var report = await ProgressView.SecondsAsync(
            "load", run.Length, progress => run.RunAsync(progress, cancellation), () => run.Now, ProgressView.EverySecond);
        LoadView.Write(AnsiConsole.Console, report);
        if (json is not null)
            ReportJson.Write(json, report, ReportJson.Default.LoadReport);
        if (svg is not null)
            ReportFile.Write(svg, LoadPlot.Of([(options.Mix.ToString(), report)]));
        return report.Errors == 0 ? ExitCode.Ok : ExitCode.CheckFailed;
    }
}
