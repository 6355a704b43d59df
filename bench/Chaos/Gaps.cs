namespace EnglishLearning.Bench.Chaos;

/// <summary>Times without service, of a probe at an outage.</summary>
/// <param name="Count">Probes times outages.</param>
internal sealed record Gaps(int Count, double MedianSeconds, double MaximumSeconds)
{
    public static Gaps? Of(IEnumerable<TimeSpan> times)
    {
        var seconds = times.Select(time => time.TotalSeconds).Order().ToArray();
        return seconds.Length == 0 ? null : new Gaps(seconds.Length, seconds[seconds.Length / 2], seconds[^1]);
    }

    public override string ToString() => FormattableString.Invariant($"{MedianSeconds:F2} / {MaximumSeconds:F2}");
}
