using EnglishLearning.Bench.Recovery;
using Xunit.Abstractions;

namespace EnglishLearning.Bench.Tests.Recovery;

/// <summary>Issue 5: the playbooks, followed on real servers; deploy/dr/drill runs them longer and prints the table.</summary>
public sealed class RecoveryTests(ITestOutputHelper output)
{
    public static TheoryData<string> Drills => [.. RecoveryDrill.All.Select(drill => drill.Name)];

    [Theory]
    [MemberData(nameof(Drills))]
    public async Task AfterTheDisaster_ItServesAgain_AndNothingIsLostThatMayNotBe(string name)
    {
        var reports = await RecoveryRun.RunAsync([.. RecoveryDrill.All.Where(drill => drill.Name == name)], seconds: 2, output.WriteLine, CancellationToken.None);
        var report = Assert.Single(reports.Drills);
        Assert.Empty(report.Faults);
        Assert.True(report.Acknowledged > 100, $"{report}");
        Assert.True(name == "lost-region" || report.Lost == 0, $"{report}");
        // Somebody who notices nothing in a drill that takes the database away has checked nothing.
        Assert.Equal(name == "lost-learner", report.RecoverySeconds == 0);
    }
}
