using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos;

/// <summary>A fault for whose sake learners may have gone without service. Timestamps are those of <see cref="Stopwatch"/>.</summary>
/// <param name="Silo">Whose learners it concerned; null for everybody.</param>
/// <param name="From">When it began, or, where <paramref name="AfterRepair"/>, when all was there again.</param>
/// <param name="AfterRepair">What counts is the time from the repair to the first answer served.</param>
internal sealed record Outage(string? Silo, long From, long Until, bool AfterRepair)
{
    /// <summary>For how long a probe was not served.</summary>
    public TimeSpan Of(Probe probe) => AfterRepair ? probe.FirstAfter(From, Until) : probe.LongestGap(From, Until);

    public bool Concerns(Probe probe) => Silo is null || probe.SiloAt(From) == Silo;
}
