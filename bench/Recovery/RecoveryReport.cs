namespace EnglishLearning.Bench.Recovery;

/// <param name="RecoverySeconds">From the harm to the first answer that was taken again; 0 where none was refused.</param>
/// <param name="Lost">Acknowledged answers that are not in the database.</param>
/// <param name="LostSeconds">How long before the harm the oldest of them was given.</param>
/// <param name="Faults">Whatever is wrong besides; empty where the drill passed.</param>
internal sealed record RecoveryReport(
    string Drill, double RecoverySeconds, int Acknowledged, int Lost, double LostSeconds, string Integrity, IReadOnlyList<string> Notes, IReadOnlyList<string> Faults);

internal sealed record RecoveryReports(double Seconds, IReadOnlyList<RecoveryReport> Drills)
{
    /// <summary>Of the plan: up again within a quarter of an hour, at most five minutes of answers lost.</summary>
    public bool Passed => Drills.All(drill => drill.Faults.Count == 0);
}
