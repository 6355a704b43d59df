namespace EnglishLearning.Bench.Chaos;

/// <summary>What came of one drill.</summary>
/// <param name="Replies">To clients during the drill, by HTTP status; "none" where no reply came.</param>
/// <param name="Concerned">Seconds without service of the learners concerned.</param>
/// <param name="Others">Of all others, at the same time.</param>
/// <param name="LimitSeconds">What issue 3 allows to those concerned.</param>
/// <param name="Faults">Invariants that broke: none must.</param>
internal sealed record DrillReport(
    string Name,
    string About,
    double Seconds,
    int SilosKilled,
    int DatabasesKilled,
    IReadOnlyDictionary<string, int> Replies,
    Gaps? Concerned,
    Gaps? Others,
    double? LimitSeconds,
    Verdict? Verdict,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Faults)
{
    public bool Passed => Faults.Count == 0;
}

/// <summary>What came of all.</summary>
internal sealed record ChaosReport(string Form, int Seed, double Seconds, IReadOnlyList<DrillReport> Drills)
{
    public int SilosKilled => Drills.Sum(drill => drill.SilosKilled);

    public int DatabasesKilled => Drills.Sum(drill => drill.DatabasesKilled);

    public bool Passed => Drills.All(drill => drill.Passed);
}
