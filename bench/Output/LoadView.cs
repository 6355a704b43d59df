using System.Globalization;
using EnglishLearning.Bench.Load;
using Spectre.Console;

namespace EnglishLearning.Bench.Output;

/// <summary>A load's report for people.</summary>
internal static class LoadView
{
    public static void Write(IAnsiConsole console, LoadReport report)
    {
        console.Write(Latencies(report));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.UsefulPerSecond:N0} useful answers/s over {report.Options.Seconds} s, {report.AnswersPerSecond:N0} attempts acknowledged/s; "
            + $"{report.Refused:N0} refused with Retry-After, {report.Errors:N0} errors, {report.Resent:N0} sent again"));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"generator: {report.GeneratorCpuSeconds:F1} s of processor, {report.GeneratorMicroseconds:F1} us a request{(report.GeneratorFirst ? ", before others on the processors" : "")}"));
        foreach (var (fault, count) in report.Faults)
            console.WriteLine($"  {count:N0} x {fault}");
    }

    private static Table Latencies(LoadReport report)
    {
        var table = new Table().AddColumns("route", "outcome", "count", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms");
        foreach (var column in table.Columns.Skip(2))
            column.RightAligned();
        foreach (var row in report.All is { } all && report.Routes.Count > 1 ? [.. report.Routes, all] : report.Routes)
        {
            table.AddRow(
                Markup.Escape(row.Route),
                row.Outcome.ToString().ToLowerInvariant(),
                row.Count.ToString("N0", CultureInfo.InvariantCulture),
                Ms(row.P50Ms),
                Ms(row.P90Ms),
                Ms(row.P99Ms),
                Ms(row.P999Ms),
                Ms(row.MaxMs));
        }
        return table;
    }

    private static string Ms(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
