using EnglishLearning.Bench.Load;

namespace EnglishLearning.Bench.Suite;

/// <summary>How long people wait below the maximum: open loop, counted from the intended start.</summary>
internal sealed class LatencyPart(SuiteContext suite, LoadSession session)
{
    private const int Connections = 1000;

    public async Task RunAsync()
    {
        var (half, most) = (new List<double>(), new List<double>());
        for (var run = 1; run <= suite.Options.Runs; run++)
        {
            half.Add(await P99Async(run, 0.5, "half of the maximum"));
            most.Add(await P99Async(run, 0.9, "90 % of the maximum"));
        }
        suite.Figures.Add(Figure.Of("p99 at half of the maximum", "ms", half).AtMost(10));
        suite.Figures.Add(Figure.Of("p99 at 90 % of the maximum", "ms", most).AtMost(40));
    }

    private async Task<double> P99Async(int run, double share, string name)
    {
        var report = await suite.LoadAsync(
            $"run {run} of {suite.Options.Runs}, {name}", session, suite.Open(share * suite.Maximum, Connections));
        if (run == suite.Options.Runs)
            suite.Loads.Add(new NamedLoad(name, report));
        return report.All?.P99Ms ?? double.PositiveInfinity;
    }
}
