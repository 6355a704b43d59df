using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class IntervalTests
{
    [Fact]
    public void IntervalDays_OfEveryPublishedCase_IsThatOfTsFsrs()
    {
        var cases = Vectors.Load("intervals.json").GetProperty("cases").EnumerateArray().ToArray();
        Assert.Equal(64, cases.Length);
        Assert.All(cases, c => Assert.Equal(
            c.Int("interval_days"),
            Memory.IntervalDays(
                FsrsParameters.Default, c.Number("stability"), c.Number("desired_retention"), 36500)));
    }

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(10.4, 10)]
    [InlineData(10.6, 11)]
    [InlineData(99.6, 100)]
    [InlineData(36500, 100)]
    public void IntervalDays_AtRetention09_IsTheStabilityRoundedAndBounded(double stability, int expected) =>
        Assert.Equal(expected, Memory.IntervalDays(FsrsParameters.Default, stability, 0.9, 100));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.5)]
    [InlineData(1.0001)]
    [InlineData(double.NaN)]
    public void Interval_RetentionThatIsNoShare_IsRefused(double retention) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Memory.Interval(FsrsParameters.Default, 1, retention));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Interval_StabilityNotAboveZero_IsRefused(double stability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Memory.Interval(FsrsParameters.Default, stability, 0.9));

    [Fact]
    public void IntervalDays_MaximumBelowADay_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Memory.IntervalDays(FsrsParameters.Default, 1, 0.9, 0));
}
