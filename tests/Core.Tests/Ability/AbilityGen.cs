using CsCheck;
using EnglishLearning.Core.Ability;

namespace EnglishLearning.Core.Tests.Ability;

/// <summary>Random inputs over everything that the filter can meet.</summary>
internal static class AbilityGen
{
    internal static readonly Gen<double> Value = Gen.Double[-Scale.Bound, Scale.Bound];

    internal static readonly Gen<Estimate> Ability = Gen.Select(
        Value, Gen.Double[Scale.MinimumAbilityDeviation, Scale.NewLearner.Deviation], (value, deviation) => new Estimate(value, deviation));

    internal static readonly Gen<Estimate> Difficulty = Gen.Select(
        Value, Gen.Double[Scale.MinimumDifficultyDeviation, Scale.NewQuestionDeviation], (value, deviation) => new Estimate(value, deviation));

    internal static readonly Gen<double> Guess = Gen.Frequency(
        (1, Gen.Const(0.0)), (1, Gen.Const(0.25)), (2, Gen.Double[0, 0.5]));

    internal static readonly Gen<double> Recall = Gen.Frequency(
        (2, Gen.Const(0.0)), (1, Gen.Const(1.0)), (2, Gen.Double[0, 1]));

    internal static readonly Gen<double> Unit = Gen.Frequency(
        (1, Gen.Const(0.0)), (1, Gen.Const(1.0)), (2, Gen.Double[0, 1]));
}
