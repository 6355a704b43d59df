using CsCheck;
using EnglishLearning.Core.Ability;
using Xunit;

namespace EnglishLearning.Core.Tests.Ability;

public sealed class RaschTests
{
    private const double Edge = 1e-4;
    private static readonly Estimate Sure = new(0, 1e-9);

    [Theory]
    [InlineData(0, 0, 0, 0.5)]
    [InlineData(0, 0.25, 0, 0.625)]
    [InlineData(1.25, 0, 0, 0.7772998611746911)]
    [InlineData(-1.25, 0.25, 0, 0.4170251041189817)]
    [InlineData(0, 0.25, 0.8, 0.925)]
    public void Probability_OfSureEstimates_IsTheRaschModelOverGuessAndRecall(
        double ability, double guess, double recall, double expected) =>
        Assert.Equal(expected, Rasch.Probability(Sure with { Value = ability }, Sure, guess, recall), 1e-12);

    [Fact]
    public void Probability_OfAnyInput_LiesInsideTheEdgesAndAboveGuessAndRecall() =>
        Gen.Select(AbilityGen.Ability, AbilityGen.Difficulty, AbilityGen.Guess, AbilityGen.Recall).Sample(
            (ability, difficulty, guess, recall) =>
            {
                var p = Rasch.Probability(ability, difficulty, guess, recall);
                Assert.InRange(p, Edge, 1 - Edge);
                Assert.True(p >= Math.Min(1 - Edge, Math.Max(guess, recall)));
            });

    [Fact]
    public void Probability_FallsWithDifficulty_RisesWithAbilityGuessAndRecall() =>
        Gen.Select(AbilityGen.Ability, AbilityGen.Difficulty, Gen.Double[0, 0.5], Gen.Double[0, 0.9], Gen.Double[0.01, 3]).Sample(
            (ability, difficulty, guess, recall, more) =>
            {
                var p = Rasch.Probability(ability, difficulty, guess, recall);
                AssertRises(Rasch.Probability(ability, difficulty with { Value = difficulty.Value + more }, guess, recall), p);
                AssertRises(p, Rasch.Probability(ability with { Value = ability.Value + more }, difficulty, guess, recall));
                AssertRises(p, Rasch.Probability(ability, difficulty, guess + 0.1, recall));
                AssertRises(p, Rasch.Probability(ability, difficulty, guess, recall + 0.1));
            });

    [Fact]
    public void UpdateAbility_WithAnyEvidence_StepsByTheBoundAtMostAndNeverGrowsUnsure() =>
        Gen.Select(AbilityGen.Ability, AbilityGen.Difficulty, AbilityGen.Guess, AbilityGen.Recall, AbilityGen.Unit, AbilityGen.Unit)
            .Sample((ability, difficulty, guess, recall, score, weight) =>
            {
                var after = Rasch.UpdateAbility(ability, difficulty, guess, recall, score, weight);
                Assert.InRange(Math.Abs(after.Value - ability.Value), 0, Scale.MaximumAbilityStep + 1e-12);
                Assert.InRange(after.Value, -Scale.Bound, Scale.Bound);
                Assert.InRange(after.Deviation, Scale.MinimumAbilityDeviation, ability.Deviation);
                var surprise = score - Rasch.Probability(ability, difficulty, guess, recall);
                if (Math.Abs(surprise) > 0.5)
                    Assert.True((after.Value - ability.Value) * surprise >= 0);
            }, iter: 10_000);

    [Fact]
    public void UpdateDifficulty_WithAnyEvidence_StepsByTheBoundAtMostAndNeverGrowsUnsure() =>
        Gen.Select(AbilityGen.Difficulty, AbilityGen.Ability, AbilityGen.Guess, AbilityGen.Unit, AbilityGen.Unit).Sample(
            (difficulty, ability, guess, score, weight) =>
            {
                var after = Rasch.UpdateDifficulty(difficulty, ability, guess, score, weight);
                Assert.InRange(Math.Abs(after.Value - difficulty.Value), 0, Scale.MaximumDifficultyStep + 1e-12);
                Assert.InRange(after.Value, -Scale.Bound, Scale.Bound);
                Assert.InRange(after.Deviation, Scale.MinimumDifficultyDeviation, difficulty.Deviation);
            }, iter: 10_000);

    [Fact]
    public void Update_AtTheFloorOfTheDeviation_GoesOnFollowing()
    {
        var sure = new Estimate(0, Scale.MinimumAbilityDeviation);
        var after = Rasch.UpdateAbility(sure, Sure, 0, 0, 1, 1);
        Assert.Equal(sure.Deviation, after.Deviation);
        Assert.InRange(after.Value, 0.015, 0.025);
    }

    [Fact]
    public void Update_OfAnEstimateSurerThanTheFloor_LeavesItAsSure() =>
        Assert.Equal(0.05, Rasch.UpdateAbility(new Estimate(0, 0.05), Sure, 0, 0, 1, 1).Deviation);

    [Fact]
    public void Update_AGreatSurprise_IsBounded()
    {
        var novice = new Estimate(0, Scale.NewLearner.Deviation);
        Assert.Equal(-Scale.MaximumAbilityStep, Rasch.UpdateAbility(novice, new Estimate(-4, 0.1), 0, 0, 0, 1).Value);
        var question = new Estimate(0, Scale.NewQuestionDeviation);
        Assert.Equal(Scale.MaximumDifficultyStep, Rasch.UpdateDifficulty(question, new Estimate(4, 0.2), 0, 0, 1).Value);
    }

    [Fact]
    public void Update_WithWeightZero_ChangesNothing() =>
        Gen.Select(AbilityGen.Ability, AbilityGen.Difficulty, AbilityGen.Guess, AbilityGen.Recall, AbilityGen.Unit).Sample(
            (ability, difficulty, guess, recall, score) =>
            {
                Assert.Equal(ability, Rasch.UpdateAbility(ability, difficulty, guess, recall, score, 0));
                Assert.Equal(difficulty, Rasch.UpdateDifficulty(difficulty, ability, guess, score, 0));
            });

    [Fact]
    public void Update_ForABetterScore_NeverEndsLowerInAbilityOrHigherInDifficulty() =>
        Gen.Select(AbilityGen.Ability, AbilityGen.Difficulty, AbilityGen.Guess, AbilityGen.Recall, AbilityGen.Unit, AbilityGen.Unit)
            .Sample((ability, difficulty, guess, recall, one, other) =>
            {
                var (low, high) = (Math.Min(one, other), Math.Max(one, other));
                Assert.True(
                    Rasch.UpdateAbility(ability, difficulty, guess, recall, low, 1).Value
                    <= Rasch.UpdateAbility(ability, difficulty, guess, recall, high, 1).Value);
                Assert.True(
                    Rasch.UpdateDifficulty(difficulty, ability, guess, low, 1).Value
                    >= Rasch.UpdateDifficulty(difficulty, ability, guess, high, 1).Value);
            });

    [Fact]
    public void Update_WithLessWeight_MovesLessAndStaysLessSure()
    {
        var (ability, difficulty) = (new Estimate(0, 0.5), new Estimate(0, 0.3));
        var moves = new[] { 0, 1, 2, 5 }
            .Select(hints => Rasch.UpdateAbility(
                ability, difficulty, 0.25, 0, 1, Evidence.Weight(rated: true, selfGraded: false, hints)))
            .ToArray();
        Assert.All(moves.Zip(moves.Skip(1)), pair =>
        {
            Assert.True(pair.First.Value > pair.Second.Value && pair.Second.Value > 0);
            Assert.True(pair.First.Deviation < pair.Second.Deviation && pair.Second.Deviation < 0.5);
        });
    }

    [Fact]
    public void UpdateDifficulty_ByAnUncertainLearnerNearItsLevel_MovesLessThanByASureOne()
    {
        foreach (var ability in (double[])[-1, 0, 1])
        {
            foreach (var score in (double[])[0, 1])
            {
                var question = new Estimate(0, 0.6);
                var bySure = Rasch.UpdateDifficulty(question, new Estimate(ability, 0.2), 0, score, 1);
                var byUnsure = Rasch.UpdateDifficulty(question, new Estimate(ability, 1.5), 0, score, 1);
                Assert.True(Math.Abs(byUnsure.Value) < Math.Abs(bySure.Value));
                Assert.True(byUnsure.Deviation > bySure.Deviation);
            }
        }
    }

    [Fact]
    public void UpdateDifficulty_ByALearnerNotYetKnown_CountsByTheShareOfASureAbilityInTheVariance()
    {
        var question = new Estimate(0, 0.4);
        var guest = new Estimate(0, 1.5);
        var sure = new Estimate(0, Scale.SureAbility);
        Assert.Equal(
            Rasch.UpdateDifficulty(question, guest, 0, 1, 1).Deviation,
            Math.Sqrt(1 / ((1 / question.Variance) + (Information(guest) / 9))), 1e-12);
        Assert.Equal(
            Rasch.UpdateDifficulty(question, sure, 0, 1, 1).Deviation,
            Math.Sqrt(1 / ((1 / question.Variance) + Information(sure))), 1e-12);
        var surer = new Estimate(0, Scale.MinimumAbilityDeviation);
        Assert.Equal(
            Rasch.UpdateDifficulty(question, surer, 0, 1, 1).Deviation,
            Math.Sqrt(1 / ((1 / question.Variance) + Information(surer))), 1e-12);

        // Of an answer at P = 1/2 without a guess floor: the slope squared over P (1 - P).
        static double Information(Estimate learner) => 0.25 / (1 + (Math.PI * learner.Variance / 8));
    }

    [Fact]
    public void UpdateDifficulty_ByASurprise_IsSmallerTheLessSureTheLearner()
    {
        var question = new Estimate(0, 0.4);
        var steps = new[] { 1.5, 0.8, 0.2 }
            .Select(deviation => Rasch.UpdateDifficulty(question, new Estimate(2, deviation), 0, 0, 1).Value)
            .ToArray();
        Assert.True(0 < steps[0] && steps[0] < steps[1] && steps[1] < steps[2]);
    }

    [Fact]
    public void UpdateAbility_BySuccessThatMemoryExplains_SaysLittle_ByFailureMuch()
    {
        var (ability, difficulty) = (new Estimate(0, 1), new Estimate(0, 0.3));
        double Step(double recall, double score) => Rasch.UpdateAbility(ability, difficulty, 0.25, recall, score, 1).Value;

        Assert.InRange(Step(0.95, 1) / Step(0, 1), 0, 0.1);
        Assert.Equal(0, Step(1, 1), 1e-12);
        Assert.InRange(Step(0.95, 0) / Step(0, 0), 0.9, 1.3);
        Assert.True(Step(0.95, 0) < 0);
    }

    private static void AssertRises(double lower, double higher) =>
        Assert.True(lower < higher || (lower == higher && (lower == Edge || higher == 1 - Edge)), $"{lower} and {higher}");
}
