namespace EnglishLearning.Bench.Metrics;

/// <summary>A prediction of recall with what came of it, and the bin that it is compared within.</summary>
internal readonly record struct Prediction(double Probability, bool Recalled, Bin Bin);

/// <summary>
/// The bins of srs-benchmark (fsrs-rs, r_matrix_index): logarithmic in the days since the last review, in the number of
/// long-term reviews with this one, plus 1, and in lapses among those before.
/// </summary>
internal readonly record struct Bin(int Elapsed, int Reviews, int Lapses)
{
    public static Bin Of(int elapsedDays, int longReviewsBefore, int longLapsesBefore) => new(
        Step(elapsedDays, 3.62),
        Step(longReviewsBefore + 2, 1.89),
        longLapsesBefore == 0 ? -1 : Step(longLapsesBefore, 1.73));

    private static int Step(int value, double width) => (int)Math.Floor(Math.Log(value) / Math.Log(width));
}
