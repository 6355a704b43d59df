using EnglishLearning.Core.Ability;

namespace EnglishLearning.Core.Tests.Ability;

/// <summary>
/// The exact posterior of the Rasch model with a guess floor and memory, by the trapezoid rule on a fine grid: slow,
/// and without any of the approximations under test.
/// </summary>
internal static class Quadrature
{
    private const double Reach = 6;
    private const int OwnNodes = 300;
    private const int OtherNodes = 100;

    /// <summary>P(correct), averaged over what is not known of ability and difficulty.</summary>
    internal static double Probability(Estimate ability, Estimate difficulty, double guess, double recall) =>
        Mean(ability, OwnNodes, own => Mean(difficulty, OtherNodes, other => P(own - other, guess, recall)));

    internal static Estimate Ability(Estimate ability, Estimate difficulty, double guess, double recall, bool right) =>
        Posterior(ability, difficulty, +1, guess, recall, right);

    internal static Estimate Difficulty(Estimate difficulty, Estimate ability, double guess, bool right) =>
        Posterior(difficulty, ability, -1, guess, 0, right);

    private static Estimate Posterior(Estimate self, Estimate other, int sign, double guess, double recall, bool right)
    {
        double Likelihood(double own)
        {
            var p = Mean(other, OtherNodes, value => P(sign * (own - value), guess, recall));
            return right ? p : 1 - p;
        }

        var evidence = Mean(self, OwnNodes, Likelihood);
        var value = Mean(self, OwnNodes, own => own * Likelihood(own)) / evidence;
        var variance = Mean(self, OwnNodes, own => (own - value) * (own - value) * Likelihood(own)) / evidence;
        return new Estimate(value, Math.Sqrt(variance));
    }

    private static double P(double distance, double guess, double recall) =>
        recall + ((1 - recall) * (guess + ((1 - guess) / (1 + Math.Exp(-distance)))));

    private static double Mean(Estimate normal, int nodes, Func<double, double> f)
    {
        double sum = 0, weights = 0;
        for (var i = 0; i <= nodes; i++)
        {
            var z = Reach * ((2.0 * i / nodes) - 1);
            var weight = Math.Exp(-z * z / 2);
            weights += weight;
            sum += weight * f(normal.Value + (z * normal.Deviation));
        }

        return sum / weights;
    }
}
