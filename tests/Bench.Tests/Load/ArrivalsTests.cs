using EnglishLearning.Bench.Load;

namespace EnglishLearning.Bench.Tests.Load;

public sealed class ArrivalsTests
{
    private const long TenSeconds = 10_000_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(333)]
    [InlineData(7_777)]
    public void Fixed_KeepsTheRateToTheLastArrival(int rate)
    {
        var times = Within(new Arrivals(ArrivalKind.Fixed, rate, new Random(1)), TenSeconds);
        Assert.Equal(10 * rate, times.Count);
        Assert.Equal(0, times[0]);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1_000_000_000 / rate, 1_000_000_000 / rate + 1));
    }

    [Fact]
    public void Poisson_HasTheRateAndTheScatterOfChance()
    {
        var times = Within(new Arrivals(ArrivalKind.Poisson, 5_000, new Random(7)), TenSeconds);
        // Five standard deviations of a count of 50,000.
        Assert.InRange(times.Count, 50_000 - 1_118, 50_000 + 1_118);
        var gaps = times.Zip(times.Skip(1), (a, b) => (double)(b - a)).ToArray();
        var mean = gaps.Average();
        // Of an exponential distribution the deviation is the mean.
        Assert.InRange(Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean))) / mean, 0.95, 1.05);
    }

    [Fact]
    public void Poisson_OfTheSameSeed_IsTheSame() =>
        Assert.Equal(
            Within(new Arrivals(ArrivalKind.Poisson, 100, new Random(3)), TenSeconds),
            Within(new Arrivals(ArrivalKind.Poisson, 100, new Random(3)), TenSeconds));

    [Fact]
    public void Fixed_ChangesItsRateOnce()
    {
        var times = Within(new Arrivals(ArrivalKind.Fixed, 1_000, new Random(1), until: 4_000_000_000, thenPerSecond: 50), TenSeconds);
        Assert.Equal((4_000, 300), (times.Count(time => time < 4_000_000_000), times.Count(time => time >= 4_000_000_000)));
        Assert.Equal(100, Within(new Arrivals(ArrivalKind.Fixed, 100, new Random(1), until: 1_000_000_000), TenSeconds).Count);
    }

    private static List<long> Within(Arrivals arrivals, long length)
    {
        var times = new List<long>();
        for (; arrivals.Next < length; arrivals.Advance())
            times.Add(arrivals.Next);
        return times;
    }
}
