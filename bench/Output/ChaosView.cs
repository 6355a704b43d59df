using System.Globalization;
using EnglishLearning.Bench.Chaos;
using Spectre.Console;

namespace EnglishLearning.Bench.Output;

/// <summary>A report of fault drills for people.</summary>
internal static class ChaosView
{
    public static void Write(IAnsiConsole console, ChaosReport report)
    {
        var table = new Table().AddColumns(
            "drill", "s", "kills silo/db", "acknowledged", "not told", "without service s: median / max", "limit", "others", "invariants");
        foreach (var column in (int[])[1, 2, 3, 4, 5, 6, 7])
            table.Columns[column].RightAligned();
        foreach (var drill in report.Drills)
        {
            table.AddRow(
                drill.Name,
                drill.Seconds.ToString("F0", CultureInfo.InvariantCulture),
                $"{drill.SilosKilled}/{drill.DatabasesKilled}",
                Number(drill.Verdict?.Acknowledged),
                Number(drill.Verdict?.Unknown),
                drill.Concerned?.ToString() ?? "",
                drill.LimitSeconds is { } limit ? string.Create(CultureInfo.InvariantCulture, $"{limit:F0}{(drill.Concerned?.MaximumSeconds > limit ? " OVER" : "")}") : "",
                drill.Others?.ToString() ?? "",
                drill.Passed ? "hold" : "BROKEN");
        }
        console.Write(table);
        foreach (var drill in report.Drills)
        {
            console.WriteLine($"{drill.Name}: {drill.About}");
            console.WriteLine($"  replies {string.Join(", ", drill.Replies.Select(reply => $"{reply.Key}: {reply.Value:N0}"))}");
            console.WriteLine($"  {drill.Verdict?.Rebuild}");
            foreach (var note in drill.Notes.CountBy(note => note))
                console.WriteLine($"  {(note.Value > 1 ? $"{note.Value} x " : "")}{note.Key}");
            foreach (var fault in drill.Faults)
                console.WriteLine($"  BROKEN {fault}");
        }
        console.WriteLine(
            $"{report.Form} form, seed {report.Seed}, {report.Seconds:F0} s: {report.SilosKilled} silos and {report.DatabasesKilled} databases killed. "
            + (report.Passed ? "Nothing acknowledged was lost, nothing counted twice, every fold equals its log." : "Invariants broke: see above."));
    }

    private static string Number(int? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
