using HdrHistogram;

namespace EnglishLearning.Bench.Load;

/// <summary>One second of the load.</summary>
/// <param name="Second">From the beginning, the first is 1.</param>
/// <param name="Measured">Not of the warm-up, nor of the wait for the last answers.</param>
/// <param name="Useful">Answers 2xx that came back in it.</param>
/// <param name="Answers">Learners' answers that they acknowledged.</param>
internal sealed record SecondFigures(
    int Second, bool Measured, int Useful, int Refused, int Errors, int Answers, double P50Ms, double P99Ms);

/// <summary>Latencies of one route and outcome, milliseconds from the intended start to the last byte.</summary>
internal sealed record LatencyFigures(
    string Route, Outcome Outcome, long Count, double P50Ms, double P90Ms, double P99Ms, double P999Ms, double MaxMs)
{
    /// <param name="microseconds">At least one value.</param>
    public static LatencyFigures Of(string route, Outcome outcome, LongHistogram microseconds)
    {
        return new(route, outcome, microseconds.TotalCount, At(50), At(90), At(99), At(99.9), microseconds.GetMaxValue() / 1000.0);

        double At(double percentile) => microseconds.GetValueAtPercentile(percentile) / 1000.0;
    }
}

/// <summary>A point of the distribution of useful answers' latency.</summary>
internal sealed record PercentilePoint(double Percentile, double Ms);

/// <summary>What a load came to. Rates are by the second over the measured part.</summary>
/// <param name="UsefulPerSecond">Answers 2xx.</param>
/// <param name="AnswersPerSecond">Learners' answers acknowledged; a batch acknowledges several.</param>
/// <param name="All">Useful answers of all routes; null where there was none.</param>
/// <param name="GeneratorCpuSeconds">Processor time of this process in the measured part.</param>
/// <param name="GeneratorMicroseconds">The same for each request.</param>
/// <param name="GeneratorFirst">Its thread went before those of the service: lateness of arrivals is not the service's.</param>
/// <param name="Resent">Requests sent again because the server had closed an idle connection.</param>
internal sealed record LoadReport(
    DateTimeOffset At,
    LoadOptions Options,
    double UsefulPerSecond,
    double AnswersPerSecond,
    long Useful,
    long Refused,
    long Errors,
    LatencyFigures? All,
    IReadOnlyList<LatencyFigures> Routes,
    IReadOnlyDictionary<string, int> Faults,
    int Resent,
    double GeneratorCpuSeconds,
    double GeneratorMicroseconds,
    bool GeneratorFirst,
    IReadOnlyList<PercentilePoint> Percentiles,
    IReadOnlyList<SecondFigures> Seconds);
