using CsCheck;
using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class FuzzTests
{
    private static readonly Guid Learner = new("018f2d3c-4b5a-7c6d-8e9f-0a1b2c3d4e5f");

    private static readonly Gen<int> Days = Gen.Frequency((3, Gen.Int[1, 40]), (1, Gen.Int[41, 36500]));

    [Fact]
    public void Range_OfEveryPublishedCase_IsThatOfTsFsrs()
    {
        var cases = Vectors.Load("fuzz_ranges.json").GetProperty("cases").EnumerateArray().ToArray();
        Assert.Equal(13, cases.Length);
        Assert.All(cases, c => Assert.Equal(
            (c.Int("min_ivl"), c.Int("max_ivl")),
            Fuzz.Range(c.Number("interval"), c.Int("elapsed_days"), c.Int("maximum_interval"))));
    }

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(2.49, 2)]
    public void Range_BelowTwoAndAHalfDays_IsTheIntervalItself(double interval, int expected) =>
        Assert.Equal((expected, expected), Fuzz.Range(interval, 0, 36500));

    [Fact]
    public void Apply_AnyUnit_StaysInsideTheRangeAndTheMaximum() =>
        Gen.Select(Days, Days, Days, FsrsGen.Unit).Sample((interval, elapsed, maximum, unit) =>
        {
            var (min, max) = Fuzz.Range(interval, elapsed, maximum);
            Assert.InRange(min, 1, max);
            Assert.InRange(max, min, maximum);
            Assert.InRange(Fuzz.Apply(interval, elapsed, maximum, unit), min, max);
            Assert.Equal(min, Fuzz.Apply(interval, elapsed, maximum, 0));
            Assert.Equal(max, Fuzz.Apply(interval, elapsed, maximum, Math.BitDecrement(1.0)));
            if (elapsed < Math.Min(interval, maximum))
                Assert.True(min > elapsed);
        });

    [Fact]
    public void Apply_LongerInterval_NeverComesOutShorterWithTheSameUnit() =>
        Gen.Select(Days, Gen.Int[0, 50], Days, FsrsGen.Unit).Sample((interval, more, elapsed, unit) =>
            Assert.True(
                Fuzz.Apply(interval, elapsed, 36500, unit) <= Fuzz.Apply(interval + more, elapsed, 36500, unit)));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void Apply_UnitOutsideZeroToOne_IsRefused(double unit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fuzz.Apply(10, 0, 36500, unit));

    [Theory]
    [InlineData(0, 36500)]
    [InlineData(double.NaN, 36500)]
    [InlineData(10, 0)]
    public void Range_NoIntervalOrNoMaximum_IsRefused(double interval, int maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fuzz.Range(interval, 0, maximum));

    // Expected values computed by a separate program (Python) from the documented definition.
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", "", 0, 0.6377821164475488)]
    [InlineData("018f2d3c-4b5a-7c6d-8e9f-0a1b2c3d4e5f", "grammar-a1-001", 1, 0.12274981640728788)]
    [InlineData("018f2d3c-4b5a-7c6d-8e9f-0a1b2c3d4e5f", "grammar-a1-001", 2, 0.26912536656590536)]
    [InlineData("018f2d3c-4b5a-7c6d-8e9f-0a1b2c3d4e60", "grammar-a1-001", 1, 0.9276763992281425)]
    [InlineData("018f2d3c-4b5a-7c6d-8e9f-0a1b2c3d4e5f", "kata-é-😀", 7, 0.4228163582945028)]
    public void Unit_IsFrozen(string learner, string question, int repetition, double expected) =>
        Assert.Equal(expected, Fuzz.Unit(new Guid(learner), question, repetition));

    [Fact]
    public void Unit_AnyCard_LiesInZeroToOne() =>
        Gen.Select(Gen.Guid, Gen.String, Gen.Int).Sample((learner, question, repetition) =>
            Fuzz.Unit(learner, question, repetition) is >= 0 and < 1);

    [Fact]
    public void Unit_OverRepetitionsAndQuestions_IsUniform()
    {
        var tenths = new int[10];
        for (var question = 0; question < 1000; question++)
        {
            for (var repetition = 1; repetition <= 10; repetition++)
            {
                tenths[(int)(10 * Fuzz.Unit(Learner, $"q{question}", repetition))]++;
            }
        }

        // 1000 expected each with a deviation of 30: five deviations either way.
        Assert.All(tenths, count => Assert.InRange(count, 850, 1150));
    }
}
