using EnglishLearning.Bench.Chaos;
using Xunit.Abstractions;

namespace EnglishLearning.Bench.Tests.Chaos;

/// <summary>Short drills on real servers: issue 3, point 6. How long learners went without service is printed and decides nothing.</summary>
public sealed class DrillTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("silo-kill")]
    [InlineData("database-kill")]
    public async Task Drill_LosesNothingAcknowledged_AndCountsNothingTwice(string name)
    {
        await using var run = new ChaosRun(ChaosForm.Short, seed: 1, output.WriteLine);

        var report = await run.RunAsync([.. Drill.All.Where(drill => drill.Name == name)], CancellationToken.None);

        var drill = Assert.Single(report.Drills);
        output.WriteLine($"without service, median / maximum: {drill.Concerned}");
        Assert.Empty(drill.Faults);
        Assert.True(drill.Verdict!.Acknowledged > 100, $"Only {drill.Verdict.Acknowledged} answers were acknowledged.");
        // Every fault was there, else it proves nothing; clients may feel none of it.
        Assert.True(drill.SilosKilled + drill.DatabasesKilled > 0);
    }
}
