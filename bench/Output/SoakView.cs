using System.Globalization;
using EnglishLearning.Bench.Soak;
using Spectre.Console;

namespace EnglishLearning.Bench.Output;

/// <summary>A soak's report for people.</summary>
internal static class SoakView
{
    public static void Write(IAnsiConsole console, SoakReport report)
    {
        console.Write(Routes(report.Routes));
        console.WriteLine(
            $"{report.Requests:N0} requests in {report.Seconds:F0} s and after, {report.Answers:N0} answers acknowledged; "
            + $"log and progress checked of {report.Checked:N0} of {report.Learners:N0} learners");
        foreach (var (fault, count) in report.Faults)
            console.WriteLine($"  {count:N0} x {fault}");
        console.WriteLine(report.Passed ? "No fault." : $"{report.FaultCount:N0} faults.");
    }

    private static Table Routes(IEnumerable<RouteReport> routes)
    {
        var table = new Table().AddColumns("route", "count", "statuses", "p50 ms", "p95 ms", "p99 ms");
        foreach (var column in (int[])[1, 3, 4, 5])
            table.Columns[column].RightAligned();
        foreach (var route in routes)
        {
            table.AddRow(
                Markup.Escape(route.Route),
                route.Count.ToString("N0", CultureInfo.InvariantCulture),
                string.Join(", ", route.Statuses.Select(status => $"{status.Key}: {status.Value}")),
                Ms(route.P50Ms),
                Ms(route.P95Ms),
                Ms(route.P99Ms));
        }
        return table;
    }

    private static string Ms(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
}
