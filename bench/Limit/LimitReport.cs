namespace EnglishLearning.Bench.Limit;

/// <summary>What pgbench came to with the rows of one attempt in one transaction.</summary>
/// <param name="Settings">Of the server, as SHOW tells them.</param>
internal sealed record LimitReport(
    int Clients, int Learners, int Seconds, double TransactionsPerSecond, double MeanMs, double DeviationMs, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>A commit is on disk when it is acknowledged: without it the figure means nothing.</summary>
    public bool IsDurable => Settings["fsync"] == "on" && Settings["synchronous_commit"] == "on";
}
