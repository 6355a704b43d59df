namespace EnglishLearning.Bench.Load;

internal enum LoadMode
{
    /// <summary>Arrivals at a rate, whatever the server does; latency counts from when a request was meant to start.</summary>
    Open,

    /// <summary>As many requests at once as there are connections; the next starts when one has its answer.</summary>
    Closed,
}

internal enum MixKind
{
    /// <summary>Single answers to the question that the last reply offered.</summary>
    Attempts,

    /// <summary>GET practice/next.</summary>
    Practice,

    /// <summary>70 % answers, 20 % practice/next, 5 % progress or cards, 5 % batches of 5 to 20.</summary>
    Mixed,
}

/// <param name="Urls">Silos, or a proxy; connections are spread evenly over them.</param>
/// <param name="Rate">Open: arrivals a second.</param>
/// <param name="Connections">Closed: requests at once. Open: at most so many; arrivals past it wait, and their waiting counts.</param>
/// <param name="Learners">Guests registered before; each one request at a time.</param>
/// <param name="Seconds">Measured, after the warm-up.</param>
/// <param name="WarmUp">Seconds of the same load before, shown and not counted.</param>
/// <param name="AfterRate">Open: arrivals a second after the measured part, for <paramref name="AfterSeconds"/>: how a server recovers.</param>
internal sealed record LoadOptions(
    IReadOnlyList<Uri> Urls,
    LoadMode Mode,
    double Rate,
    ArrivalKind Arrivals,
    int Connections,
    int Learners,
    int Seconds,
    int WarmUp,
    MixKind Mix,
    int Seed,
    double AfterRate = 0,
    int AfterSeconds = 0);
