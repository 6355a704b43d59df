using System.Globalization;
using EnglishLearning.Bench.Folding;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Metrics;

namespace EnglishLearning.Bench.Replay;

/// <summary>Everything that must hold once a history was played.</summary>
internal static class PathChecks
{
    public static async Task<(IReadOnlyList<Difference> Differences, Figures? Figures)> RunAsync(
        LearnerClient learner, HistoryFold fold, ReferenceFigures? published, CancellationToken cancellation)
    {
        var questionIds = fold.Cards.Keys.ToDictionary(
            card => card, card => OwnQuestions.IdOf(learner.LearnerId, card.ToString(CultureInfo.InvariantCulture)));
        var cards = await learner.CardsAsync(cancellation);
        var attempts = await learner.AttemptsAsync(cancellation);
        var progress = await learner.SendAsync(Requests.Progress(), ApiJson.Default.Progress, cancellation);

        var differences = CardCheck.Compare([.. fold.Cards.Values], cards, card => questionIds[card]).ToList();
        var inLog = AttemptCheck.Compare(fold.Reviews, attempts, card => questionIds[card]);
        differences.AddRange(inLog.Differences);
        if (progress.Attempts != fold.Reviews.Count)
            differences.Add(new Difference("progress", "attempts", Text(fold.Reviews.Count), Text(progress.Attempts)));
        var figures = inLog.Predictions.Count == fold.Reviews.Count
            ? Protocol.Evaluate(fold.Reviews, review => inLog.Predictions[review.Review])
            : null;
        differences.AddRange(Compare(figures, published));
        return (differences, figures);
    }

    private static IEnumerable<Difference> Compare(Figures? figures, ReferenceFigures? published)
    {
        if (published is not null && !(Math.Abs((figures?.LogLoss ?? double.NaN) - published.LogLoss) <= PredictionLimits.LogLoss))
            yield return new Difference("predictions", "log loss", Text(published.LogLoss), Text(figures?.LogLoss ?? double.NaN));
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
