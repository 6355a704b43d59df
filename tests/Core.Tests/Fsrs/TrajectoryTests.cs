using System.Text.Json;
using EnglishLearning.Core.Fsrs;
using Xunit;
using Xunit.Abstractions;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class TrajectoryTests(ITestOutputHelper output)
{
    // ts-fsrs rounds to 8 decimals, which leaves up to 2e-7 in the published values.
    private const double Tolerance = 1e-6;

    [Fact]
    public void Next_Along200ReviewHistories_StaysWithTsFsrsAtEveryStep()
    {
        var trajectories = Vectors.Load("trajectories.json").GetProperty("trajectories").EnumerateArray().ToArray();
        var errors = trajectories.SelectMany(Errors).ToArray();
        output.WriteLine(
            $"{trajectories.Length} trajectories, {errors.Length} values, largest relative error {errors.Max():E2}");

        Assert.Equal(200, trajectories.Length);
        Assert.Contains(trajectories, t => !t.GetProperty("enable_short_term").GetBoolean());
        Assert.All(errors, error => Assert.InRange(error, 0, Tolerance));
    }

    private static IEnumerable<double> Errors(JsonElement trajectory)
    {
        var parameters = trajectory.GetProperty("enable_short_term").GetBoolean()
            ? FsrsParameters.Default
            : Histories.LongTerm(FsrsParameters.Default);
        MemoryState? state = null;
        foreach (var step in trajectory.GetProperty("steps").EnumerateArray())
        {
            var rating = (Rating)step.Int("rating");
            var elapsed = step.Int("delta_t_days");
            if (state is { } before)
            {
                yield return Vectors.RelativeError(
                    step.Number("retrievability_before"),
                    Memory.Retrievability(parameters, before.Stability, elapsed));
            }

            var after = state is { } known
                ? Memory.Next(parameters, known, elapsed, rating)
                : Memory.Initial(parameters, rating);
            yield return Vectors.RelativeError(step.Number("stability"), after.Stability);
            yield return Vectors.RelativeError(step.Number("difficulty"), after.Difficulty);
            state = after;
        }
    }
}
