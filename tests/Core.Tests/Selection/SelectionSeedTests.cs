using EnglishLearning.Core.Selection;
using Xunit;

namespace EnglishLearning.Core.Tests.Selection;

public sealed class SelectionSeedTests
{
    private static readonly Guid Learner = new("0198d3a0-1111-7000-8000-000000000001");

    [Fact]
    public void Next_IsSplitMix64()
    {
        // The published first outputs for the seed 1234567.
        var seed = new SelectionSeed(1234567);
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => seed.Next()).ToArray());
    }

    [Fact]
    public void NextUnit_LiesInTheHalfOpenUnitAndIsUniform()
    {
        var seed = new SelectionSeed(42);
        var units = Enumerable.Range(0, 100_000).Select(_ => seed.NextUnit()).ToArray();
        Assert.All(units, unit => Assert.True(unit is >= 0 and < 1));
        Assert.Equal(0.5, units.Average(), 0.005);
        Assert.All(units.CountBy(unit => (int)(unit * 10)), tenth => Assert.InRange(tenth.Value, 9_600, 10_400));
    }

    /// <summary>Logged choices replay only as long as these stay.</summary>
    [Theory]
    [InlineData(1, 20_000, 6846020688075279418UL)]
    [InlineData(2, 20_000, 13588585228015269896UL)]
    [InlineData(1, 20_001, 3765060773444600271UL)]
    public void Of_IsFrozen(long version, int day, ulong expected) =>
        Assert.Equal(expected, SelectionSeed.Of(Learner, version, day));

    [Fact]
    public void Of_AnotherLearnerVersionOrDay_IsAnotherSeed()
    {
        var seeds =
            from learner in Enumerable.Range(0, 20)
            from version in Enumerable.Range(1, 20)
            from day in Enumerable.Range(20_000, 20)
            select SelectionSeed.Of(new Guid($"0198d3a0-1111-7000-8000-{learner:x12}"), version, day);
        Assert.Equal(8000, seeds.Distinct().Count());
    }
}
