using EnglishLearning.Bench.Metrics;
using EnglishLearning.Bench.Replay;
using Spectre.Console;

namespace EnglishLearning.Bench.Output;

/// <summary>A replay's report for people.</summary>
internal static class ReplayView
{
    public static void Write(IAnsiConsole console, ReplayReport report)
    {
        foreach (var path in report.Paths)
            Write(console, path);
        var figures = report.Paths.Where(path => path.Figures is not null).Select(path => ($"stored, {path.Path} path", path.Figures!));
        console.Write(FigureTable.Of(figures, report.Published));
        if (report.Published is null)
            console.WriteLine("No published figures for these reviews: nothing to compare the log loss with.");
        console.WriteLine(report.Passed
            ? $"All checks hold: cards and predictions within {PredictionLimits.Relative:0e-0}"
                + (report.Published is null ? "." : $", log loss within {PredictionLimits.LogLoss}.")
            : "Checks failed.");
    }

    private static void Write(IAnsiConsole console, PathReport path)
    {
        console.WriteLine(
            $"{path.Path} path: learner {path.LearnerId}, {path.Reviews:N0} reviews in {path.Seconds:F1} s "
            + $"({path.Reviews / Math.Max(path.Seconds, 1e-3):N0}/s), {path.Resent:N0} sent twice, {path.Retries} requests retried, "
            + $"{path.Cards:N0} cards and {path.Reviews:N0} predictions compared, {path.DifferenceCount:N0} differences");
        if (path.DifferenceCount > 0)
            console.Write(DifferenceTable.Of(path.Differences));
    }
}
