namespace EnglishLearning.Core.Fsrs;

/// <summary>
/// The equations of FSRS-6 in their published form, unclamped, without checks; w is w0..w20, g the rating as 1..4.
/// Source: open-spaced-repetition/fsrs-rs 6.6.1, src/model.rs.
/// </summary>
internal static class MemoryFormulas
{
    /// <summary>D0(g) = w4 - e^(w5 (g - 1)) + 1.</summary>
    internal static double InitialDifficulty(double w4, double w5, Rating rating) =>
        w4 - Math.Exp(w5 * ((int)rating - 1)) + 1;

    /// <summary>D + -w6 (g - 3) (10 - D)/9: the step shrinks as difficulty nears 10.</summary>
    internal static double DampedDifficulty(FsrsParameters w, double difficulty, Rating rating) =>
        difficulty - (w[6] * ((int)rating - 3) * (10 - difficulty) / 9);

    /// <summary>w7 D0(4) + (1 - w7) D': reversion to the mean, with D0(4) unclamped.</summary>
    internal static double NextDifficulty(FsrsParameters w, double difficulty, Rating rating) =>
        (w[7] * w.EasyDifficulty) + ((1 - w[7]) * DampedDifficulty(w, difficulty, rating));

    /// <summary>S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1) [w15 if Hard] [w16 if Easy]).</summary>
    internal static double StabilityAfterRecall(
        FsrsParameters w, double stability, double difficulty, double retrievability, Rating rating)
    {
        var bonus = rating switch { Rating.Hard => w[15], Rating.Easy => w[16], _ => 1 };
        return stability * (1 + (Math.Exp(w[8]) * (11 - difficulty) * Math.Pow(stability, -w[9])
            * (Math.Exp(w[10] * (1 - retrievability)) - 1) * bonus));
    }

    /// <summary>min(w11 D^-w12 ((S + 1)^w13 - 1) e^(w14 (1 - R)), S / e^(w17 w18)).</summary>
    internal static double StabilityAfterLapse(
        FsrsParameters w, double stability, double difficulty, double retrievability)
    {
        var forgotten = w[11] * Math.Pow(difficulty, -w[12]) * (Math.Pow(stability + 1, w[13]) - 1)
            * Math.Exp(w[14] * (1 - retrievability));
        return Math.Min(forgotten, stability / Math.Exp(w[17] * w[18]));
    }

    /// <summary>
    /// S e^(w17 (g - 3 + w18)) S^-w19, never less than S unless Again. py-fsrs lets Hard fall; fsrs-rs and ts-fsrs,
    /// which Anki runs, do not.
    /// </summary>
    internal static double StabilityAfterSameDay(FsrsParameters w, double stability, Rating rating)
    {
        var increase = Math.Exp(w[17] * ((int)rating - 3 + w[18])) * Math.Pow(stability, -w[19]);
        return stability * (rating == Rating.Again ? increase : Math.Max(increase, 1));
    }
}
