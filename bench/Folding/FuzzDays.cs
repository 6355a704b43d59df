namespace EnglishLearning.Bench.Folding;

/// <summary>
/// The days among which a server may place an interval, both included. Which one depends on a seed of its own, so the
/// range is all that an outsider can check. Source: the fuzz ranges published with FSRS (see docs of fsrs-vectors).
/// </summary>
internal static class FuzzDays
{
    private const int Longest = 36_500;

    public static (int Min, int Max) Of(int interval, int elapsedDays)
    {
        if (interval < 2.5)
            return (interval, interval);
        var spread = 1.0;
        foreach (var (from, to, share) in Bands)
            spread += share * Math.Max(Math.Min(interval, to) - from, 0);
        var min = Math.Max(2, Nearest(interval - spread));
        var max = Math.Min(Nearest(interval + spread), Longest);
        return interval > elapsedDays ? (Math.Max(min, elapsedDays + 1), max) : (min, max);
    }

    private static (double From, double To, double Share)[] Bands { get; } =
        [(2.5, 7, 0.15), (7, 20, 0.10), (20, double.PositiveInfinity, 0.05)];

    private static int Nearest(double days) => (int)Math.Round(days, MidpointRounding.AwayFromZero);
}
