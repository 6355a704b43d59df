using System.CommandLine;
using EnglishLearning.Bench.Output;
using EnglishLearning.Bench.Suite;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench all: every figure that has a target, on one page.</summary>
internal static class AllCommand
{
    private const double ShortScale = 0.01;

    public static Command Create()
    {
        var runs = CommonOptions.Count("--runs", "Alternated runs of what is compared; the median counts.", 3);
        var seconds = CommonOptions.Count("--seconds", "Of each measurement.", 10);
        var warmUp = new Option<int>("--warmup") { Description = "Seconds before each measurement.", HelpName = "N", DefaultValueFactory = _ => 5 };
        var connections = CommonOptions.Count("--connections", "Of the closed loops over HTTP.", 256);
        var learners = CommonOptions.Count("--learners", "Guests of the loads over HTTP.", 5000);
        var parts = new Option<SuitePart[]>("--part")
        {
            Description = "Only these parts; default all.",
            HelpName = "throughput|latency|overload|cluster|growth|memory|signin|signinsqlite|authentication",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => Enum.GetValues<SuitePart>(),
        };
        var trial = new Option<bool>("--trial") { Description = "Databases of a hundredth of their size: to see that it runs, proves nothing." };
        var folder = new Option<string?>("--out") { Description = "Also write page.json, page.svg and page.md into this folder.", HelpName = "DIR" };
        var command = new Command(
            "all",
            "Start PostgreSQL and silos, measure everything that has a target, print one page. Takes some 25 minutes in full. Exits "
            + "with 1 where a target is missed.")
        {
            runs, seconds, warmUp, connections, learners, parts, trial, folder,
        };
        command.SetAction((result, cancellation) => RunAsync(
            new SuiteOptions(
                result.GetValue(runs),
                result.GetValue(seconds),
                result.GetValue(warmUp),
                result.GetValue(connections),
                result.GetValue(learners),
                result.GetValue(trial) ? ShortScale : 1,
                result.GetRequiredValue(parts)),
            result.GetValue(folder),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SuiteOptions options, string? folder, CancellationToken cancellation)
    {
        if (folder is not null)
            ReportFile.CreateFolder(folder);
        var report = await new SuiteRun(options).RunAsync(cancellation);
        SuiteView.Write(AnsiConsole.Console, report);
        if (folder is not null)
        {
            ReportJson.Write(Path.Combine(folder, "page.json"), report, ReportJson.Default.SuiteReport);
            var plot = report.Loads.Count > 0 ? "page.svg" : null;
            if (plot is not null)
                ReportFile.Write(Path.Combine(folder, plot), LoadPlot.Of([.. report.Loads.Select(load => (load.Name, load.Report))]));
            ReportFile.Write(Path.Combine(folder, "page.md"), SuiteView.Markdown(report, plot));
        }
        return report.Passed ? ExitCode.Ok : ExitCode.CheckFailed;
    }
}
