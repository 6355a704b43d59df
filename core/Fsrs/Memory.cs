namespace EnglishLearning.Core.Fsrs;

/// <summary>
/// The FSRS-6 model of one memory: how it fades, how a review changes it, when it should be reviewed. Times are in
/// days. Allocates nothing. Source of the formulas: open-spaced-repetition/fsrs-rs 6.6.1.
/// </summary>
public static class Memory
{
    public const double MinStability = 0.001;
    public const double MaxStability = 36500;
    public const double MinDifficulty = 1;
    public const double MaxDifficulty = 10;

    /// <summary>Probability of recall, (1 + factor t/S)^-w20: 1 at once, 0.9 after S days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Stability not above 0, or negative time.</exception>
    public static double Retrievability(FsrsParameters parameters, double stability, double elapsedDays)
    {
        ThrowIfNotPositive(stability);
        if (elapsedDays is not >= 0)
            throw new ArgumentOutOfRangeException(nameof(elapsedDays), elapsedDays, "Elapsed time is not negative.");

        return Math.Pow(1 + Fading(parameters, stability, elapsedDays), parameters.Decay);
    }

    /// <summary>What retrievability falls with, factor t/S: cheap to compare, and equal where retrievability is.</summary>
    internal static double Fading(FsrsParameters parameters, double stability, double elapsedDays) =>
        parameters.Factor * elapsedDays / stability;

    /// <summary>The fading at which retrievability is what is given.</summary>
    internal static double FadingAt(FsrsParameters parameters, double retrievability) =>
        Math.Pow(retrievability, 1 / parameters.Decay) - 1;

    /// <summary>The memory after the very first review.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a rating.</exception>
    public static MemoryState Initial(FsrsParameters parameters, Rating rating)
    {
        ThrowIfUnknown(rating);
        return Clamped(
            parameters[(int)rating - 1],
            MemoryFormulas.InitialDifficulty(parameters[4], parameters[5], rating));
    }

    /// <summary>
    /// The memory after a later review. Both new values come from the old state: stability uses the old difficulty.
    /// </summary>
    /// <param name="elapsedDays">Whole calendar days since the last review; 0 takes the same-day formula.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative time, or not a rating.</exception>
    /// <exception cref="ArgumentException">A state that is not finite.</exception>
    public static MemoryState Next(FsrsParameters parameters, MemoryState state, int elapsedDays, Rating rating)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(elapsedDays);
        ThrowIfUnknown(rating);
        if (!double.IsFinite(state.Stability) || !double.IsFinite(state.Difficulty))
            throw new ArgumentException("The memory state is not finite.", nameof(state));

        var (stability, difficulty) = Clamped(state.Stability, state.Difficulty);
        return Clamped(
            elapsedDays == 0
                ? MemoryFormulas.StabilityAfterSameDay(parameters, stability, rating)
                : StabilityAfterDays(parameters, stability, difficulty, elapsedDays, rating),
            MemoryFormulas.NextDifficulty(parameters, difficulty, rating));
    }

    /// <summary>Days until retrievability falls to the desired retention: S/factor (r^(-1/w20) - 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Stability not above 0, or retention outside (0, 1].</exception>
    public static double Interval(FsrsParameters parameters, double stability, double desiredRetention)
    {
        ThrowIfNotPositive(stability);
        if (desiredRetention is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(desiredRetention), desiredRetention, "Outside (0, 1].");

        return stability / parameters.Factor * (Math.Pow(desiredRetention, 1 / parameters.Decay) - 1);
    }

    /// <summary>The interval in whole days, 1..<paramref name="maximumIntervalDays"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="Interval"/>, or a maximum below 1.</exception>
    public static int IntervalDays(
        FsrsParameters parameters, double stability, double desiredRetention, int maximumIntervalDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumIntervalDays, 1);
        var days = Math.Round(Interval(parameters, stability, desiredRetention), MidpointRounding.AwayFromZero);
        return (int)Math.Clamp(days, 1, maximumIntervalDays);
    }

    /// <summary>
    /// An estimate for a card that comes from SM-2: the stability at which its interval gives that retention, and the
    /// difficulty at which a Good review multiplies stability by its ease (fsrs-rs, memory_state_from_sm2).
    /// </summary>
    /// <param name="ease">SM-2 ease factor as a multiplier, above 1; usually 1.3..3.</param>
    /// <param name="intervalDays">Interval that SM-2 gave, in days.</param>
    /// <param name="retention">Retention that SM-2 is taken to have reached, inside (0, 1).</param>
    /// <exception cref="ArgumentException">Values that give no memory.</exception>
    public static MemoryState FromSm2(FsrsParameters parameters, double ease, double intervalDays, double retention)
    {
        var stability = Math.Max(intervalDays, MinStability)
            * parameters.Factor / (Math.Pow(retention, 1 / parameters.Decay) - 1);
        var gain = Math.Exp(parameters[8]) * Math.Pow(stability, -parameters[9])
            * (Math.Exp((1 - retention) * parameters[10]) - 1);
        var difficulty = 11 - ((ease - 1) / gain);
        return retention > 0 && double.IsFinite(stability) && double.IsFinite(difficulty)
            ? Clamped(stability, difficulty)
            : throw new ArgumentException($"No memory from ease {ease}, {intervalDays} days, retention {retention}.");
    }

    private static double StabilityAfterDays(
        FsrsParameters parameters, double stability, double difficulty, int elapsedDays, Rating rating)
    {
        var retrievability = Retrievability(parameters, stability, elapsedDays);
        return rating == Rating.Again
            ? MemoryFormulas.StabilityAfterLapse(parameters, stability, difficulty, retrievability)
            : MemoryFormulas.StabilityAfterRecall(parameters, stability, difficulty, retrievability, rating);
    }

    private static MemoryState Clamped(double stability, double difficulty) => new(
        Math.Clamp(stability, MinStability, MaxStability),
        Math.Clamp(difficulty, MinDifficulty, MaxDifficulty));

    // Patterns, not the framework's guards: those let a NaN without a sign pass.
    private static void ThrowIfNotPositive(double stability)
    {
        if (stability is not > 0)
            throw new ArgumentOutOfRangeException(nameof(stability), stability, "Stability is above 0.");
    }

    private static void ThrowIfUnknown(Rating rating)
    {
        if (rating is < Rating.Again or > Rating.Easy)
            throw new ArgumentOutOfRangeException(nameof(rating), rating, "A rating is Again, Hard, Good or Easy.");
    }
}
