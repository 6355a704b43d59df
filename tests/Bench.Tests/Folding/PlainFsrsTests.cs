using EnglishLearning.Bench.Folding;

namespace EnglishLearning.Bench.Tests.Folding;

/// <summary>The independent formulas against vectors computed with ts-fsrs 5.4.2 (eight digits, so 1e-6 relative).</summary>
public sealed class PlainFsrsTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Next_OverThePublishedTrajectories_GivesTheirStabilityAndDifficulty()
    {
        var steps = 0;
        foreach (var trajectory in Vectors.Load("trajectories.json").GetProperty("trajectories").EnumerateArray())
        {
            if (!trajectory.GetProperty("enable_short_term").GetBoolean())
                continue;
            var memory = default(PlainMemory);
            var isFirst = true;
            foreach (var step in trajectory.GetProperty("steps").EnumerateArray())
            {
                var (rating, days) = (step.Whole("rating"), step.Whole("delta_t_days"));
                if (!isFirst)
                    AssertClose(step.Number("retrievability_before"), PlainFsrs.Recall(memory.Stability, days));
                memory = isFirst ? PlainFsrs.First(rating) : PlainFsrs.Next(memory, days, rating);
                AssertClose(step.Number("stability"), memory.Stability);
                AssertClose(step.Number("difficulty"), memory.Difficulty);
                isFirst = false;
                steps++;
            }
        }
        Assert.True(steps > 500, $"{steps} steps compared");
    }

    [Fact]
    public void IntervalDays_AtNinetyPercent_IsThatOfTsFsrs()
    {
        var cases = Vectors.Load("intervals.json").GetProperty("cases").EnumerateArray()
            .Where(entry => entry.Number("desired_retention") == 0.9)
            .ToArray();
        Assert.NotEmpty(cases);
        Assert.All(cases, entry =>
            Assert.Equal(entry.Whole("interval_days"), PlainFsrs.IntervalDays(entry.Number("stability"))));
    }

    [Fact]
    public void FuzzDays_OverThePublishedRanges_AreThoseOfTsFsrs()
    {
        var cases = Vectors.Load("fuzz_ranges.json").GetProperty("cases").EnumerateArray()
            .Where(entry => entry.Whole("maximum_interval") == 36_500)
            .ToArray();
        Assert.NotEmpty(cases);
        Assert.All(cases, entry => Assert.Equal(
            (entry.Whole("min_ivl"), entry.Whole("max_ivl")),
            FuzzDays.Of(entry.Whole("interval"), entry.Whole("elapsed_days"))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void FuzzDays_OfShortIntervals_AreTheIntervalItself(int interval) =>
        Assert.Equal((interval, interval), FuzzDays.Of(interval, 0));

    private static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");
}
