using EnglishLearning.Bench.Load;
using EnglishLearning.Local;

namespace EnglishLearning.Bench.Suite;

/// <summary>
/// Three silos of one cluster against a cluster of one, each behind its HAProxy and on its own PostgreSQL; and three whose
/// HAProxy sends each request to the next silo, so that two of three hop to the learner's.
/// </summary>
internal sealed class ClusterPart(SuiteContext suite)
{
    private const int Silos = 3;

    public async Task RunAsync()
    {
        await using var one = Cluster(silos: 1);
        await using var three = Cluster(Silos);
        await using var scattered = Cluster(Silos, byLearner: false);
        (string Name, LocalCluster Cluster, List<double> Rates)[] compared =
            [("one silo", one, []), ("three silos", three, []), ("three silos, any silo", scattered, [])];
        var sessions = new List<LoadSession>();
        foreach (var (name, cluster, _) in compared)
        {
            await cluster.StartAsync();
            sessions.Add(await LoadSession.OpenAsync([cluster.Proxy.Url], suite.Options.Learners, suite.Cancellation));
            // Each silo compiles for itself.
            for (var silo = 0; silo < cluster.Silos.Count; silo++)
                await suite.LoadAsync($"warming up {name}", sessions[^1], suite.First(MixKind.Attempts));
        }
        for (var run = 1; run <= suite.Options.Runs; run++)
        {
            foreach (var ((name, _, rates), session) in compared.Zip(sessions))
                rates.Add((await suite.LoadAsync($"run {run} of {suite.Options.Runs}, {name}", session, suite.Closed(MixKind.Attempts))).AnswersPerSecond);
        }
        var figures = Array.ConvertAll(compared, part => Figure.Of($"attempts through HAProxy, {part.Name}", "/s", part.Rates));
        suite.Figures.AddRange(
        [
            .. figures,
            Figure.Ratio("three silos to one", figures[1], figures[0]).AtLeast(0.85),
            Figure.Ratio("by learner to any silo", figures[1], figures[2]),
        ]);
    }

    private static LocalCluster Cluster(int silos, bool byLearner = true) => new(
        ClusterPlan.New(silos, settings: SuiteContext.Quiet.ToDictionary(setting => setting.Key, setting => setting.Value)),
        postgres: SuiteRun.PostgresSettings,
        byLearner: byLearner);
}
