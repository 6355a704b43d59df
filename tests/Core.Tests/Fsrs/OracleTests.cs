using CsCheck;
using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class OracleTests
{
    [Fact]
    public void Memory_AlongRandomHistories_AgreesWithThePlainSecondImplementation() =>
        Gen.Select(FsrsGen.Parameters, FsrsGen.History, Gen.Double[0, 1000]).Sample((parameters, history, later) =>
        {
            var w = parameters.ToArray();
            int[] grades = [.. history.Select(h => (int)h.Rating)];
            int[] waits = [.. history.Select(h => h.Wait)];
            var plain = PlainFsrs.Run(w, grades, waits);
            for (var reviews = 1; reviews <= history.Length; reviews++)
            {
                var state = Histories.Replay(parameters, grades[..reviews], waits);
                var (stability, difficulty) = plain[reviews - 1];
                Assert.InRange(Vectors.RelativeError(stability, state.Stability), 0, 1e-9);
                Assert.InRange(Vectors.RelativeError(difficulty, state.Difficulty), 0, 1e-9);
                Assert.InRange(
                    Vectors.RelativeError(
                        PlainFsrs.Recall(w, stability, later),
                        Memory.Retrievability(parameters, state.Stability, later)),
                    0,
                    1e-9);
            }
        });
}
