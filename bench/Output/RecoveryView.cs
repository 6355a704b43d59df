using EnglishLearning.Bench.Recovery;
using Spectre.Console;

namespace EnglishLearning.Bench.Output;

/// <summary>The table of recovery drills.</summary>
internal static class RecoveryView
{
    public static void Write(IAnsiConsole console, RecoveryReports reports)
    {
        var table = new Table().AddColumns("drill", "served again after", "acknowledged", "lost", "oldest lost", "folds equal the log", "notes");
        foreach (var drill in reports.Drills)
        {
            table.AddRow(
                [
                    .. ((string[])
                    [
                        drill.Drill,
                        drill.RecoverySeconds == 0 ? "no outage" : FormattableString.Invariant($"{drill.RecoverySeconds:F1} s"),
                        FormattableString.Invariant($"{drill.Acknowledged:N0}"),
                        $"{drill.Lost}",
                        drill.Lost == 0 ? "" : FormattableString.Invariant($"{drill.LostSeconds:F1} s"),
                        drill.Faults.Any(fault => fault.StartsWith("rebuild", StringComparison.Ordinal)) ? "no" : "yes",
                        string.Join("; ", drill.Notes),
                    ]).Select(Markup.Escape),
                ]);
        }
        console.Write(table);
        foreach (var drill in reports.Drills)
        {
            foreach (var fault in drill.Faults)
                console.WriteLine($"{drill.Drill}: {fault}");
        }
        console.WriteLine(FormattableString.Invariant(
            $"{reports.Drills.Count(drill => drill.Faults.Count == 0)} of {reports.Drills.Count} passed in {reports.Seconds:F0} s. Targets: served within 15 minutes; from the archive alone at most 5 minutes lost, else nothing."));
    }
}
