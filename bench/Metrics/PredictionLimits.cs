namespace EnglishLearning.Bench.Metrics;

/// <summary>How far figures may lie apart.</summary>
internal static class PredictionLimits
{
    /// <summary>The published log loss has four digits; fsrs-rs computes in single precision.</summary>
    public const double LogLoss = 0.001;

    /// <summary>Two implementations of the same formulas in double precision, relative.</summary>
    public const double Relative = 1e-9;
}
