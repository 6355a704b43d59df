namespace EnglishLearning.Bench.Soak;

/// <param name="Statuses">How often each came; "none" where no answer did.</param>
internal sealed record RouteReport(
    string Route, long Count, IReadOnlyDictionary<string, int> Statuses, double P50Ms, double P95Ms, double P99Ms)
{
    public static RouteReport Of(string route, RouteFigures figures) => new(
        route,
        figures.Count,
        figures.Statuses.OrderBy(status => status.Key).ToDictionary(status => status.Key == 0 ? "none" : $"{status.Key}", status => status.Value),
        figures.Percentile(50).TotalMilliseconds,
        figures.Percentile(95).TotalMilliseconds,
        figures.Percentile(99).TotalMilliseconds);
}

/// <param name="Checked">Learners whose log and progress were held against what was acknowledged.</param>
/// <param name="Faults">How often each of the first kinds came; <paramref name="FaultCount"/> counts all.</param>
internal sealed record SoakReport(
    double Seconds,
    int Requests,
    int Learners,
    int Checked,
    int Answers,
    IReadOnlyList<RouteReport> Routes,
    int FaultCount,
    IReadOnlyDictionary<string, int> Faults)
{
    public bool Passed => FaultCount == 0 && Checked == Learners;
}
