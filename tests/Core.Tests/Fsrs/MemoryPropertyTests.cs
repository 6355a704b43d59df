using CsCheck;
using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

/// <summary>What holds for every parameter inside its bounds, every state and every history.</summary>
public sealed class MemoryPropertyTests
{
    [Fact]
    public void State_AlongAnyHistory_StaysInsideItsBounds() =>
        Gen.Select(FsrsGen.Parameters, FsrsGen.History).Sample((parameters, history) =>
        {
            var state = Memory.Initial(parameters, history[0].Rating);
            AssertInBounds(state);
            foreach (var (rating, wait) in history.Skip(1))
            {
                state = Memory.Next(parameters, state, wait, rating);
                AssertInBounds(state);
            }
        });

    [Fact]
    public void Retrievability_AsTimePasses_FallsFromOneTowardsZero() =>
        Gen.Select(FsrsGen.Parameters, FsrsGen.State, Gen.Double[0, 40_000], Gen.Double[0, 40_000])
            .Sample((parameters, state, a, b) =>
            {
                var sooner = Memory.Retrievability(parameters, state.Stability, Math.Min(a, b));
                var later = Memory.Retrievability(parameters, state.Stability, Math.Max(a, b));
                Assert.Equal(1, Memory.Retrievability(parameters, state.Stability, 0));
                Assert.InRange(later, 0, sooner);
                Assert.InRange(sooner, later, 1);
            });

    [Fact]
    public void Retrievability_AfterTheStability_Is09() =>
        Gen.Select(FsrsGen.Parameters, FsrsGen.State).Sample((parameters, state) =>
            Assert.Equal(0.9, Memory.Retrievability(parameters, state.Stability, state.Stability), 1e-12));

    [Fact]
    public void Retrievability_AfterTheInterval_IsTheDesiredRetention() =>
        Gen.Select(FsrsGen.Parameters, FsrsGen.State, Gen.Double[0.7, 0.97]).Sample((parameters, state, retention) =>
            Assert.Equal(
                retention,
                Memory.Retrievability(
                    parameters, state.Stability, Memory.Interval(parameters, state.Stability, retention)),
                1e-9));

    [Fact]
    public void Interval_GrowsWithStabilityAndShrinksWithRetention() =>
        Gen.Select(FsrsGen.Parameters, FsrsGen.State, Gen.Double[0.05, 0.98], Gen.Double[1.001, 3])
            .Sample((parameters, state, retention, ratio) =>
            {
                var interval = Memory.Interval(parameters, state.Stability, retention);
                Assert.True(Memory.Interval(parameters, state.Stability * ratio, retention) > interval);
                Assert.True(Memory.Interval(parameters, state.Stability, Math.Min(1, retention * ratio)) < interval);
                Assert.True(
                    Memory.IntervalDays(parameters, state.Stability * ratio, retention, 36500)
                        >= Memory.IntervalDays(parameters, state.Stability, retention, 36500));
            });

    [Fact]
    public void Next_HigherRating_NeverGivesLowerStabilityOrHigherDifficulty() =>
        Gen.Select(FsrsGen.Parameters, FsrsGen.State, FsrsGen.Wait).Sample((parameters, state, wait) =>
        {
            var outcomes = Histories.Ratings.Select(r => Memory.Next(parameters, state, wait, r)).ToArray();
            foreach (var (lower, higher) in outcomes.Zip(outcomes.Skip(1)))
            {
                Assert.True(higher.Stability >= lower.Stability);
                Assert.True(higher.Difficulty <= lower.Difficulty);
            }
        });

    [Fact]
    public void Next_Recalled_NeverWeakensAndForgotten_NeverStrengthensAcrossDays() =>
        Gen.Select(FsrsGen.Parameters, FsrsGen.State, FsrsGen.Wait.Where(w => w > 0))
            .Sample((parameters, state, wait) =>
            {
                var forgotten = Memory.Next(parameters, state, wait, Rating.Again);
                var recalled = Memory.Next(parameters, state, wait, Rating.Hard);
                Assert.True(forgotten.Stability <= state.Stability * (1 + 1e-12));
                Assert.True(recalled.Stability >= state.Stability * (1 - 1e-12));
            });

    private static void AssertInBounds(MemoryState state)
    {
        Assert.InRange(state.Stability, 0.001, 36500);
        Assert.InRange(state.Difficulty, 1, 10);
    }
}
