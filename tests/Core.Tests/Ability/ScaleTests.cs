using CsCheck;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using Xunit;

namespace EnglishLearning.Core.Tests.Ability;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(-8, CefrLevel.A1)]
    [InlineData(-1.8750001, CefrLevel.A1)]
    [InlineData(-1.875, CefrLevel.A2)]
    [InlineData(-0.6250001, CefrLevel.A2)]
    [InlineData(-0.625, CefrLevel.B1)]
    [InlineData(0.6249999, CefrLevel.B1)]
    [InlineData(0.625, CefrLevel.B2)]
    [InlineData(1.8749999, CefrLevel.B2)]
    [InlineData(1.875, CefrLevel.C1)]
    [InlineData(3.1249999, CefrLevel.C1)]
    [InlineData(3.125, CefrLevel.C2)]
    [InlineData(8, CefrLevel.C2)]
    public void LevelOf_CutPointsLieHalfWayAndBelongToTheHigherLevel(double value, CefrLevel level) =>
        Assert.Equal(level, Scale.LevelOf(value));

    [Theory]
    [InlineData(CefrLevel.A1, -2.5)]
    [InlineData(CefrLevel.A2, -1.25)]
    [InlineData(CefrLevel.B1, 0)]
    [InlineData(CefrLevel.C2, 3.75)]
    public void Middle_OfALevel_LiesInItAndStartsItsQuestions(CefrLevel level, double value)
    {
        Assert.Equal(value, Scale.Middle(level));
        Assert.Equal(level, Scale.LevelOf(value));
        Assert.Equal(new Estimate(value, 0.9), Scale.NewQuestion(level));
    }

    [Fact]
    public void NewLearner_IsAnywhereFromA1ToB2()
    {
        Assert.Equal(new Estimate(-1.25, 1.5), Scale.NewLearner);
        Assert.Equal(CefrLevel.A1, Scale.LevelOf(Scale.NewLearner.Value - Scale.NewLearner.Deviation));
        Assert.Equal(CefrLevel.B1, Scale.LevelOf(Scale.NewLearner.Value + Scale.NewLearner.Deviation));
    }

    [Fact]
    public void Fade_OverHalfAYear_AddsHalfALogit()
    {
        var faded = Scale.Fade(new Estimate(1, 0.3), 182);
        Assert.Equal(1, faded.Value);
        Assert.Equal(0.5, Math.Sqrt(faded.Variance - 0.09), 0.01);
    }

    [Fact]
    public void Fade_OfAnyAbility_KeepsTheValueGrowsUnsureAndStopsAtANewLearner() =>
        Gen.Select(AbilityGen.Ability, Gen.Int[0, 5000], Gen.Int[1, 5000]).Sample((ability, days, more) =>
        {
            var sooner = Scale.Fade(ability, days);
            var later = Scale.Fade(ability, days + more);
            Assert.Equal(ability.Value, later.Value);
            Assert.InRange(sooner.Deviation, ability.Deviation, Scale.NewLearner.Deviation);
            Assert.True(later.Deviation > sooner.Deviation || later.Deviation == Scale.NewLearner.Deviation);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Fade_OverNoDays_ChangesNothing(int days) =>
        Assert.Equal(new Estimate(1, 0.3), Scale.Fade(new Estimate(1, 0.3), days));

    [Fact]
    public void Fade_OfAnAbilityLessSureThanANewLearner_NeverMakesItSurer() =>
        Assert.Equal(2, Scale.Fade(new Estimate(0, 2), 1000).Deviation);
}
