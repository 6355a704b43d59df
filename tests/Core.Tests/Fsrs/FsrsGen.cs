using CsCheck;
using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Core.Tests.Fsrs;

/// <summary>Random inputs over everything that the model accepts.</summary>
internal static class FsrsGen
{
    internal static readonly Gen<Rating> Rating = Gen.OneOf(Histories.Ratings);

    internal static readonly Gen<FsrsParameters> Parameters = Gen.Frequency(
        (1, Gen.Const(FsrsParameters.Default)),
        (4, Gen.Double[0, 1].Array[FsrsParameters.Count].Select(Between)));

    internal static readonly Gen<MemoryState> State = Gen.Select(
        Gen.Double[Math.Log(Memory.MinStability), Math.Log(Memory.MaxStability)],
        Gen.Double[Memory.MinDifficulty, Memory.MaxDifficulty],
        (logStability, difficulty) => new MemoryState(Math.Exp(logStability), difficulty));

    /// <summary>Whole days waited: often the same day, mostly weeks, at times decades.</summary>
    internal static readonly Gen<int> Wait = Gen.Frequency(
        (3, Gen.Const(0)), (6, Gen.Int[1, 60]), (2, Gen.Int[61, 2000]), (1, Gen.Int[2001, 40_000]));

    internal static readonly Gen<(Rating Rating, int Wait)[]> History = Gen.Select(Rating, Wait).Array[1, 40];

    internal static readonly Gen<double> Unit = Gen.Double.Unit;

    private static FsrsParameters Between(double[] shares)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            var (low, high) = (FsrsParameters.LowerBounds[i], FsrsParameters.UpperBounds[i]);
            shares[i] = low + (shares[i] * (high - low));
        }

        return FsrsParameters.Create(shares);
    }
}
