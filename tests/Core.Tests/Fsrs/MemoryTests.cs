using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class MemoryTests
{
    private static readonly FsrsParameters Default = FsrsParameters.Default;

    [Fact]
    public void Next_SameDayHard_NeverFallsBelowTheStabilityItHad()
    {
        // py-fsrs 6.3.1 lets it fall; fsrs-rs and ts-fsrs do not.
        var after = Memory.Next(Default, new MemoryState(50, 5), 0, Rating.Hard);
        Assert.Equal(50, after.Stability);
    }

    [Fact]
    public void Next_StateOutsideTheBounds_IsReadAsTheNearestBound()
    {
        Assert.Equal(
            Memory.Next(Default, new MemoryState(Memory.MinStability, Memory.MaxDifficulty), 3, Rating.Good),
            Memory.Next(Default, new MemoryState(0, 11), 3, Rating.Good));
        Assert.Equal(
            Memory.Next(Default, new MemoryState(Memory.MaxStability, Memory.MinDifficulty), 3, Rating.Again),
            Memory.Next(Default, new MemoryState(1e9, -4), 3, Rating.Again));
    }

    [Theory]
    [InlineData(double.NaN, 5)]
    [InlineData(5, double.NaN)]
    [InlineData(double.PositiveInfinity, 5)]
    public void Next_StateNotFinite_IsRefused(double stability, double difficulty) =>
        Assert.Throws<ArgumentException>(
            () => Memory.Next(Default, new MemoryState(stability, difficulty), 1, Rating.Good));

    [Fact]
    public void Next_NegativeTime_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Memory.Next(Default, new MemoryState(5, 5), -1, Rating.Good));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Memory_UnknownRating_IsRefused(int rating)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Memory.Initial(Default, (Rating)rating));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Memory.Next(Default, new MemoryState(5, 5), 1, (Rating)rating));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, -0.1)]
    [InlineData(1, double.NaN)]
    public void Retrievability_OfNoMemoryOrNoTime_IsRefused(double stability, double elapsedDays) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Memory.Retrievability(Default, stability, elapsedDays));

    [Theory]
    [InlineData(2.5, 10, 1)]
    [InlineData(2.5, 10, 0)]
    [InlineData(2.5, 10, -0.5)]
    [InlineData(2.5, double.NaN, 0.9)]
    [InlineData(double.PositiveInfinity, 10, 0.9)]
    public void FromSm2_ValuesThatGiveNoMemory_AreRefused(double ease, double interval, double retention) =>
        Assert.Throws<ArgumentException>(() => Memory.FromSm2(Default, ease, interval, retention));
}
