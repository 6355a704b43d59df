using CsCheck;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Core.Tests.Ability;
using Xunit;

namespace EnglishLearning.Core.Tests.Statistics;

public sealed class QuestionStatisticsTests
{
    private static readonly QuestionStatistics New = QuestionStatistics.New(
        new QuestionVersion("q-1", 1, QuestionType.Single, Skill.Grammar, CefrLevel.B1, "?", [], ["a"], "", [], null));

    private static readonly AnswerEvidence Right = new(EntryKind.Answer, 1, true, 1, 0.25, new Estimate(0.5, 0.4), 1);

    private static readonly Gen<AnswerEvidence> AnyFirst = Gen.Select(
        AbilityGen.Ability, Gen.OneOf(0.0, 1.0 / 3, 0.5, 2.0 / 3, 1.0),
        (ability, score) => Right with { Ability = ability, Score = score });

    [Fact]
    public void New_IsTheLevelsPriorWithoutAnyAnswer()
    {
        Assert.Equal(new QuestionStatistics("q-1", 1, new Estimate(0, 0.9), 0, 0, 0, 0, 0, 0, 0), New);
        Assert.Equal((null, null), (New.Facility, New.Discrimination));
    }

    [Fact]
    public void Apply_AFirstAnswer_CountsOnceAndMovesTheDifficulty()
    {
        var after = New.Apply(Right);
        Assert.Equal((1, 1), (after.Attempts, after.AllAttempts));
        Assert.Equal(Rasch.UpdateDifficulty(New.Difficulty, Right.Ability, 0.25, 1, 1), after.Difficulty);
        Assert.True(after.Difficulty.Value < 0 && after.Difficulty.Deviation < 0.9);
        Assert.Equal((1, null), (after.Facility, after.Discrimination));
    }

    [Fact]
    public void Apply_AnAnswerWithHints_CountsOnceAndMovesTheDifficultyLess()
    {
        var (plain, hinted) = (New.Apply(Right), New.Apply(Right with { Weight = 0.5 }));
        Assert.Equal(1, hinted.Attempts);
        Assert.True(plain.Difficulty.Value < hinted.Difficulty.Value && hinted.Difficulty.Value < 0);
    }

    [Fact]
    public void Apply_AnAnswerThatDoesNotCount_IsInAllAttemptsAlone() =>
        Assert.Equal(New with { AllAttempts = 1 }, New.Apply(Right with { Counts = false }));

    [Fact]
    public void Apply_AVoid_TakesTheCountsBackAndLeavesTheStep()
    {
        var before = New.Apply(Right).Apply(Right with { Score = 0, Ability = new Estimate(-1, 0.4) });
        var answered = before.Apply(Right with { Ability = new Estimate(2, 0.4), Score = 0.5 });
        var voided = answered.Apply(Right with { Ability = new Estimate(2, 0.4), Score = 0.5, Kind = EntryKind.Void });
        Assert.Equal(before with { Difficulty = answered.Difficulty }, voided);
        Assert.NotEqual(before.Difficulty, voided.Difficulty);
    }

    [Fact]
    public void Apply_AVoidOfWhatDidNotCount_TakesItOutOfAllAttemptsAlone()
    {
        var repeated = Right with { Counts = false };
        var before = New.Apply(Right);
        Assert.Equal(before, before.Apply(repeated).Apply(repeated with { Kind = EntryKind.Void }));
    }

    [Fact]
    public void Apply_AnAnswerToANewVersion_BeginsNewSumsWithTheDifficultyLessSure()
    {
        var old = Fold(New, Enumerable.Repeat(Right, 300));
        Assert.True(old.Difficulty.Deviation < Scale.NewVersionDeviation);
        var renewed = old.Reversion(2);
        Assert.Equal(
            new QuestionStatistics("q-1", 2, old.Difficulty with { Deviation = 0.6 }, 0, 300, 0, 0, 0, 0, 0), renewed);
        Assert.Equal(renewed.Apply(Right with { QuestionVersion = 2 }), old.Apply(Right with { QuestionVersion = 2 }));
        Assert.Equal((1, 301), (old.Apply(Right with { QuestionVersion = 2 }).Attempts, old.Apply(Right with { QuestionVersion = 2 }).AllAttempts));
    }

    [Fact]
    public void Reversion_OfALessSureQuestionOrToNoNewerVersion_ChangesNoDifficulty()
    {
        Assert.Equal(New.Difficulty, New.Reversion(3).Difficulty);
        var second = New.Reversion(2).Apply(Right with { QuestionVersion = 2 });
        Assert.Equal(second, second.Reversion(2));
        Assert.Equal(second, second.Reversion(1));
    }

    [Fact]
    public void Apply_ALateAnswerToAnOldVersion_OrItsVoid_IsInAllAttemptsAlone()
    {
        var second = New.Apply(Right).Apply(Right with { QuestionVersion = 2 });
        var late = second.Apply(Right with { Score = 0 });
        Assert.Equal(second with { AllAttempts = 3 }, late);
        Assert.Equal(second with { AllAttempts = 1 }, second.Apply(Right with { Kind = EntryKind.Void }));
    }

    [Fact]
    public void FacilityAndDiscrimination_AreTheMeanAndTheCorrelationOfTheirDefinition() =>
        AnyFirst.Array[2, 200].Sample(answers =>
        {
            var folded = Fold(New, answers);
            double[] scores = [.. answers.Select(answer => answer.Score)];
            double[] abilities = [.. answers.Select(answer => answer.Ability.Value)];
            Assert.Equal(answers.Length, folded.Attempts);
            Assert.Equal(scores.Average(), folded.Facility!.Value, 1e-12);
            // Less spread than this is the matter of the tests below.
            if (PlainCorrelation(scores, abilities) is { } expected)
                Assert.Equal(expected, folded.Discrimination!.Value, 1e-6);
        }, iter: 500);

    [Theory]
    [InlineData(1.0 / 3)]
    [InlineData(2.0 / 3)]
    [InlineData(1.0)]
    public void Discrimination_WithoutSpreadInScoresOrAbilities_IsUnknownHoweverManyAnswers(double value)
    {
        var (alikeScores, alikeAbilities) = (New, New);
        for (var i = 0; i < 20_000; i++)
        {
            alikeScores = alikeScores.Apply(Right with { Score = value, Ability = new Estimate((i % 7) - 3.3, 0.4) });
            alikeAbilities = alikeAbilities.Apply(Right with { Score = i % 2, Ability = new Estimate(value, 0.4) });
            Assert.Null(alikeScores.Discrimination);
            Assert.Null(alikeAbilities.Discrimination);
        }
    }

    [Fact]
    public void Discrimination_OfTheLeastSpreadThatCanBe_IsKnown()
    {
        var one = Fold(New, Enumerable.Repeat(Right, 99_999)).Apply(Right with { Score = 0, Ability = new Estimate(0.49, 0.4) });
        Assert.Equal(1, one.Discrimination!.Value, 1e-4);
    }

    [Fact]
    public void FacilityAndDiscrimination_AfterAnyVoids_StayInTheirRanges() =>
        Gen.Select(AnyFirst.Array[1, 12], Gen.Int).Sample((answers, seed) =>
        {
            var voided = answers.Where((_, i) => ((seed >> i) & 1) == 1).ToArray();
            var folded = Fold(Fold(New, answers), voided.Select(answer => answer with { Kind = EntryKind.Void }));
            Assert.Equal(answers.Length - voided.Length, folded.Attempts);
            if (folded.Facility is { } facility)
                Assert.InRange(facility, 0, 1);
            if (folded.Discrimination is { } discrimination)
                Assert.InRange(discrimination, -1, 1);
        }, iter: 10_000);

    [Fact]
    public void Apply_TheSameLogTwice_IsTheSameToTheBit() =>
        AnyFirst.Array[1, 50].Sample(answers => Assert.Equal(Fold(New, answers), Fold(New, answers)));

    private static QuestionStatistics Fold(QuestionStatistics start, IEnumerable<AnswerEvidence> answers) =>
        answers.Aggregate(start, (statistics, answer) => statistics.Apply(answer));

    private static double? PlainCorrelation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var (vx, vy) = (x.Sum(a => (a - mx) * (a - mx)), y.Sum(b => (b - my) * (b - my)));
        return vx <= 1e-6 * x.Sum(a => a * a) || vy <= 1e-6 * y.Sum(b => b * b)
            ? null
            : x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(vx * vy);
    }
}
