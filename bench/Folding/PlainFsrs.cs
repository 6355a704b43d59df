namespace EnglishLearning.Bench.Folding;

/// <summary>What FSRS knows of one memory: stability in days, difficulty 1..10.</summary>
internal readonly record struct PlainMemory(double Stability, double Difficulty);

/// <summary>
/// FSRS-6 with its default parameters, written down once more from the published formulas and sharing nothing with the
/// server, so that the two can be held against each other. Source: open-spaced-repetition/fsrs-rs 6.6.1, src/model.rs.
/// </summary>
internal static class PlainFsrs
{
    private const double W4 = 6.4133, W5 = 0.8334, W6 = 3.0194, W7 = 0.001, W8 = 1.8722, W9 = 0.1666, W10 = 0.796;
    private const double W11 = 1.4835, W12 = 0.0614, W13 = 0.2629, W14 = 1.6483, W15 = 0.6014, W16 = 1.8729;
    private const double W17 = 0.5425, W18 = 0.0912, W19 = 0.0658, W20 = 0.1542;

    private const double DesiredRetention = 0.9;

    private static readonly double[] FirstStability = [0.212, 1.2931, 2.3065, 8.2956];

    private static readonly double Factor = Math.Pow(0.9, -1 / W20) - 1;

    /// <summary>Probability of recall after that many days.</summary>
    public static double Recall(double stability, int days) => 1 / Math.Pow(1 + (Factor * days / stability), W20);

    public static PlainMemory First(int rating) => new(FirstStability[rating - 1], Math.Clamp(FirstDifficulty(rating), 1, 10));

    /// <param name="days">Whole days since the review before; 0 is the same day.</param>
    public static PlainMemory Next(PlainMemory memory, int days, int rating)
    {
        var stability = (days, rating) switch
        {
            (0, _) => SameDay(memory.Stability, rating),
            (_, 1) => Forgotten(memory, Recall(memory.Stability, days)),
            _ => Recalled(memory, Recall(memory.Stability, days), rating),
        };
        var moved = memory.Difficulty - (W6 * (rating - 3) * (10 - memory.Difficulty) / 9);
        var reverted = (W7 * FirstDifficulty(4)) + ((1 - W7) * moved);
        return new PlainMemory(Math.Clamp(stability, 0.001, 36_500), Math.Clamp(reverted, 1, 10));
    }

    /// <summary>Whole days until recall falls to 90 %, 1..36,500.</summary>
    public static int IntervalDays(double stability)
    {
        var days = stability * (Math.Pow(DesiredRetention, -1 / W20) - 1) / Factor;
        return (int)Math.Clamp(Math.Round(days, MidpointRounding.AwayFromZero), 1, 36_500);
    }

    private static double FirstDifficulty(int rating) => W4 - Math.Exp(W5 * (rating - 1)) + 1;

    private static double SameDay(double stability, int rating)
    {
        var factor = Math.Exp(W17 * (rating - 3 + W18)) / Math.Pow(stability, W19);
        return stability * (rating > 1 && factor < 1 ? 1 : factor);
    }

    private static double Forgotten(PlainMemory memory, double recall) => Math.Min(
        W11 / Math.Pow(memory.Difficulty, W12) * (Math.Pow(memory.Stability + 1, W13) - 1) * Math.Exp(W14 * (1 - recall)),
        memory.Stability / Math.Exp(W17 * W18));

    private static double Recalled(PlainMemory memory, double recall, int rating)
    {
        var bonus = rating == 2 ? W15 : rating == 4 ? W16 : 1;
        var gain = Math.Exp(W8) * (11 - memory.Difficulty) / Math.Pow(memory.Stability, W9);
        return memory.Stability * (1 + (gain * (Math.Exp(W10 * (1 - recall)) - 1) * bonus));
    }
}
