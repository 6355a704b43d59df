namespace EnglishLearning.Bench.Metrics;

/// <summary>How good predictions of recall were.</summary>
/// <param name="Items">Reviews that the protocol speaks of.</param>
/// <param name="Tested">Those of them in the five tested folds.</param>
/// <param name="Auc">Chance that a recalled review was given more than a forgotten one; NaN if all are one kind.</param>
internal sealed record Figures(int Items, int Tested, double LogLoss, double RmseBins, double Auc)
{
    private const double Clip = 1e-4;

    public static Figures Of(int items, IReadOnlyList<Prediction> tested) =>
        new(items, tested.Count, LogLossOf(tested), RmseOfBins(tested), AucOf(tested));

    /// <summary>Plain mean, no weights; probabilities clipped to 1e-4 from either end.</summary>
    public static double LogLossOf(IReadOnlyList<Prediction> predictions) => predictions.Average(prediction =>
    {
        var p = Math.Clamp(prediction.Probability, Clip, 1 - Clip);
        return -Math.Log(prediction.Recalled ? p : 1 - p);
    });

    /// <summary>Root of the mean, over reviews, of (mean predicted - share recalled)^2 within each bin.</summary>
    public static double RmseOfBins(IReadOnlyList<Prediction> predictions)
    {
        var sum = 0.0;
        foreach (var bin in predictions.GroupBy(prediction => prediction.Bin))
        {
            var count = bin.Count();
            var error = bin.Average(prediction => prediction.Probability) - bin.Average(prediction => prediction.Recalled ? 1 : 0.0);
            sum += count * error * error;
        }
        return Math.Sqrt(sum / predictions.Count);
    }

    /// <summary>Mann-Whitney; equal probabilities share their ranks.</summary>
    public static double AucOf(IReadOnlyList<Prediction> predictions)
    {
        double positives = predictions.Count(prediction => prediction.Recalled);
        var negatives = predictions.Count - positives;
        var (rankSum, below) = (0.0, 0);
        foreach (var tied in predictions.GroupBy(prediction => prediction.Probability).OrderBy(tied => tied.Key))
        {
            var count = tied.Count();
            rankSum += tied.Count(prediction => prediction.Recalled) * (below + ((count + 1) / 2.0));
            below += count;
        }
        return positives == 0 || negatives == 0
            ? double.NaN
            : (rankSum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}
