using EnglishLearning.Core.Ability;
using Xunit;

namespace EnglishLearning.Core.Tests.Ability;

/// <summary>
/// The closed form beside the exact posterior. A step of an extended Kalman filter is not the posterior mean; how far it
/// may be off is said here: little where the estimate is sure, up to half where nothing is known of the learner.
/// </summary>
public sealed class RaschQuadratureTests
{
    private static readonly double[] Distances = [-3, -1.5, 0, 1.5, 3];
    private static readonly double[] Guesses = [0, 0.25, 0.5];
    private static readonly double[] Others = [0.1, 0.9];

    [Fact]
    public void Probability_IsTheMeanOverWhatIsNotKnown_To2PerCent()
    {
        foreach (var (distance, other, guess) in Cases())
        {
            foreach (var own in (double[])[0.2, 1, 1.5])
            {
                foreach (var recall in (double[])[0, 0.6])
                {
                    var (ability, difficulty) = (new Estimate(distance, own), new Estimate(0, other));
                    Assert.Equal(
                        Quadrature.Probability(ability, difficulty, guess, recall),
                        Rasch.Probability(ability, difficulty, guess, recall),
                        tolerance: 0.02);
                }
            }
        }
    }

    [Theory]
    [InlineData(0.2, 0, 0.90, 1.06, 0.01)]
    [InlineData(0.5, 0, 0.90, 1.06, 0.03)]
    [InlineData(1.0, 0, 0.70, 1.20, 0.09)]
    [InlineData(1.5, 0, 0.54, 1.40, 0.17)]
    [InlineData(0.5, 0.7, 0.90, 1.06, 0.03)]
    [InlineData(1.5, 0.7, 0.54, 1.43, 0.17)]
    public void UpdateAbility_BesideTheExactPosterior_GoesItsWayAndAboutAsFar(
        double deviation, double recall, double shortest, double longest, double ofDeviation)
    {
        foreach (var (distance, other, guess) in Cases())
        {
            foreach (var right in (bool[])[false, true])
            {
                var (before, difficulty) = (new Estimate(distance, deviation), new Estimate(0, other));
                var exact = Quadrature.Ability(before, difficulty, guess, recall, right);
                var after = Rasch.UpdateAbility(before, difficulty, guess, recall, right ? 1 : 0, 1);
                AssertClose(before, exact, after, Scale.MaximumAbilityStep, shortest, longest, ofDeviation);
            }
        }
    }

    [Theory]
    [InlineData(0.3, 0.90, 1.06, 0.03)]
    [InlineData(0.9, 0.70, 1.20, 0.09)]
    public void UpdateDifficulty_BesideTheExactPosterior_GoesItsWayAndAboutAsFar(
        double deviation, double shortest, double longest, double ofDeviation)
    {
        foreach (var (distance, other, guess) in Cases())
        {
            foreach (var right in (bool[])[false, true])
            {
                var (before, ability) = (new Estimate(distance, deviation), new Estimate(0, other));
                var exact = Quadrature.Difficulty(before, ability, guess, right);
                // The share by which an unsure learner counts less is no part of the posterior.
                var share = Math.Min(1, Scale.SureAbility * Scale.SureAbility / ability.Variance);
                var after = Rasch.UpdateDifficulty(before, ability, guess, right ? 1 : 0, 1 / share);
                AssertClose(before, exact, after, Scale.MaximumDifficultyStep, shortest, longest, ofDeviation);
            }
        }
    }

    private static void AssertClose(
        Estimate before, Estimate exact, Estimate after, double bound, double shortest, double longest, double ofDeviation)
    {
        var (step, exactStep) = (after.Value - before.Value, exact.Value - before.Value);
        Assert.Equal(Math.Sign(exactStep), Math.Sign(step));
        Assert.InRange(
            Math.Abs(step),
            Math.Min(bound - 1e-9, shortest * Math.Abs(exactStep)),
            Math.Min(bound + 1e-9, longest * Math.Abs(exactStep)));
        Assert.InRange(after.Deviation / exact.Deviation, 1 - ofDeviation, 1 + ofDeviation);
    }

    private static IEnumerable<(double Distance, double Other, double Guess)> Cases() =>
        from distance in Distances from other in Others from guess in Guesses select (distance, other, guess);
}
