namespace EnglishLearning.Core.Fsrs;

/// <summary>
/// The 21 weights w0..w20 of FSRS-6, immutable and always inside the bounds of py-fsrs 6.3.1. Meaning of each:
/// w0..w3 first stability in days by rating, w4..w7 difficulty, w8..w10, w15, w16 recall, w11..w14 lapse,
/// w17..w19 same-day reviews, w20 the decay of the forgetting curve.
/// </summary>
public sealed class FsrsParameters
{
    public const int Count = 21;

    private const int Fsrs45Count = 17;
    private const int Fsrs5Count = 19;

    private readonly double[] _w;

    private FsrsParameters(double[] w)
    {
        _w = w;
        Decay = -w[20];
        Factor = Math.Pow(0.9, 1 / Decay) - 1;
        EasyDifficulty = MemoryFormulas.InitialDifficulty(w[4], w[5], Rating.Easy);
    }

    /// <summary>The published FSRS-6 defaults, fitted on several hundred million Anki reviews.</summary>
    public static FsrsParameters Default { get; } = Create(
    [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ]);

    public static ReadOnlySpan<double> LowerBounds =>
    [
        0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001,
        0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1,
    ];

    public static ReadOnlySpan<double> UpperBounds =>
    [
        100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5,
        5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8,
    ];

    /// <summary>Exponent of the forgetting curve, -w20.</summary>
    internal double Decay { get; }

    /// <summary>Scale that makes retrievability 0.9 when the elapsed time equals the stability.</summary>
    internal double Factor { get; }

    /// <summary>First difficulty of Easy before clamping: where mean reversion pulls to.</summary>
    internal double EasyDifficulty { get; }

    public double this[int index] => _w[index];

    /// <summary>
    /// Takes 21 values (FSRS-6), 19 (FSRS-5) or 17 (FSRS-4.5), brings older ones to FSRS-6 as fsrs-rs does, and clips
    /// each to its bounds.
    /// </summary>
    /// <exception cref="ArgumentException">Another count, or a value that is not finite.</exception>
    public static FsrsParameters Create(ReadOnlySpan<double> values)
    {
        if (values.Length is not (Fsrs45Count or Fsrs5Count or Count))
        {
            throw new ArgumentException($"FSRS has 17, 19 or 21 parameters, not {values.Length}.", nameof(values));
        }

        var w = new double[Count];
        values.CopyTo(w);
        if (values.Length == Fsrs45Count)
        {
            // FSRS-4.5 had linear difficulty; the rule is fsrs-rs's migration (src/model.rs, convert_parameters).
            w[4] += 2 * w[5];
            w[5] = Math.Log((3 * w[5]) + 1) / 3;
            w[6] += 0.5;
        }

        if (values.Length < Count)
            w[20] = 0.5;

        for (var i = 0; i < Count; i++)
        {
            if (!double.IsFinite(w[i]))
            {
                throw new ArgumentException($"FSRS parameter w{i} is not finite.", nameof(values));
            }

            w[i] = Math.Clamp(w[i], LowerBounds[i], UpperBounds[i]);
        }

        return new FsrsParameters(w);
    }

    /// <summary>A copy of w0..w20.</summary>
    public double[] ToArray() => [.. _w];
}
