using System.CommandLine;
using EnglishLearning.Bench.Folding;
using EnglishLearning.Bench.Metrics;
using EnglishLearning.Bench.Output;
using EnglishLearning.Bench.Reviews;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench fold: the independent fold of a file and its figures, without any server.</summary>
internal static class FoldCommand
{
    public static Command Create()
    {
        var reviews = CommonOptions.Reviews();
        var reference = CommonOptions.Reference();
        var limit = CommonOptions.Limit();
        var command = new Command("fold", "Fold a review log without any server and print how well FSRS-6 predicts it.")
        {
            reviews, reference, limit,
        };
        command.SetAction(result => Run(
            result.GetRequiredValue(reviews), result.GetValue(reference), result.GetValue(limit)));
        return command;
    }

    private static int Run(string path, string? referencePath, int? limit)
    {
        var all = ReviewFile.Read(path);
        var fold = HistoryFold.Of(limit is { } count ? [.. all.Take(count)] : all);
        var published = limit is null ? Reference.Find(referencePath, path) : null;
        AnsiConsole.WriteLine($"{fold.Reviews.Count:N0} reviews of {fold.Cards.Count:N0} cards");
        if (Protocol.Evaluate(fold.Reviews, review => review.Recall!.Value) is not { } figures)
        {
            AnsiConsole.WriteLine("Too few reviews a day or more apart to speak of predictions.");
            return ExitCode.Ok;
        }
        AnsiConsole.Write(FigureTable.Of([("independent fold", figures)], published));
        return published is null || Math.Abs(figures.LogLoss - published.LogLoss) <= PredictionLimits.LogLoss
            ? ExitCode.Ok
            : ExitCode.CheckFailed;
    }
}
