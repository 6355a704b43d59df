namespace EnglishLearning.Core.Ability;

/// <summary>
/// The Rasch model with a guess floor and memory, and its Bayesian update in closed form.
/// </summary>
/// <remarks>
/// A learner who recalls the question (probability R) is right; one who does not answers it as if new:
/// <c>P = R + (1 - R) * (c + (1 - c) * logistic(k * (ability - difficulty)))</c>, where c is the guess floor and
/// <c>k = 1 / sqrt(1 + pi * v / 8)</c> attenuates by the variance v that is not known (MacKay 1992, the probit
/// approximation of the logistic-normal integral). The update is one step of an extended Kalman filter:
/// information <c>P'^2 / (P * (1 - P))</c>, score <c>(y - P) * P' / (P * (1 - P))</c>. A success that memory explains
/// (R near 1) thereby says little about ability, without a weight chosen by hand.
/// </remarks>
public static class Rasch
{
    /// <summary>P stays this far from 0 and 1, so that one surprise carries bounded information.</summary>
    private const double Edge = 1e-4;

    /// <summary>Probability that the answer is right, in [1e-4, 1 - 1e-4].</summary>
    /// <param name="guess">Chance of a right answer without knowing, in [0, 1).</param>
    /// <param name="recall">Probability that the learner remembers this very question, in [0, 1]; 0 when new.</param>
    public static double Probability(Estimate ability, Estimate difficulty, double guess, double recall = 0)
    {
        var k = Attenuation(ability.Variance + difficulty.Variance);
        var fresh = guess + (1 - guess) * Logistic(k * (ability.Value - difficulty.Value));
        return Math.Clamp(recall + (1 - recall) * fresh, Edge, 1 - Edge);
    }

    /// <summary>The learner's estimate after an answer with the given score.</summary>
    /// <param name="score">Credit in [0, 1].</param>
    /// <param name="weight">How much the evidence counts, in [0, 1]: 0 leaves the estimate as it is.</param>
    public static Estimate UpdateAbility(
        Estimate ability, Estimate difficulty, double guess, double recall, double score, double weight) =>
        Update(ability, difficulty, +1, guess, recall, score, weight, Scale.MaximumAbilityStep, Scale.MinimumAbilityDeviation);

    /// <summary>
    /// The question's estimate after a first answer by a learner of the given ability. One who is not yet known counts by
    /// the share of <see cref="Scale.SureAbility"/> in the variance: a crowd of new guests must not move a question.
    /// </summary>
    public static Estimate UpdateDifficulty(
        Estimate difficulty, Estimate ability, double guess, double score, double weight) =>
        Update(difficulty, ability, -1, guess, 0, score, weight * Math.Min(1, Scale.SureAbility * Scale.SureAbility / ability.Variance), Scale.MaximumDifficultyStep, Scale.MinimumDifficultyDeviation);

    private static Estimate Update(
        Estimate self, Estimate other, int sign, double guess, double recall, double score, double weight, double maximumStep,
        double minimumDeviation)
    {
        if (weight <= 0)
            return self;
        // Only the other side's variance attenuates: what is unknown about the other tells us less about this one.
        var k = Attenuation(other.Variance);
        var s = Logistic(sign * k * (self.Value - other.Value));
        var fresh = guess + (1 - guess) * s;
        var p = Math.Clamp(recall + (1 - recall) * fresh, Edge, 1 - Edge);
        var slope = sign * k * (1 - recall) * (1 - guess) * s * (1 - s);
        var spread = p * (1 - p);
        var variance = 1 / (1 / self.Variance + weight * slope * slope / spread);
        var step = variance * weight * (score - p) * slope / spread;
        return new Estimate(
            Math.Clamp(self.Value + Math.Clamp(step, -maximumStep, maximumStep), -Scale.Bound, Scale.Bound),
            // From above too: without evidence the way over the precision may round up, and answers never make less sure.
            Math.Clamp(Math.Sqrt(variance), Math.Min(minimumDeviation, self.Deviation), self.Deviation));
    }

    private static double Attenuation(double variance) => 1 / Math.Sqrt(1 + Math.PI * variance / 8);

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
