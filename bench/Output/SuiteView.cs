using System.Globalization;
using System.Text;
using EnglishLearning.Bench.Suite;
using Spectre.Console;

namespace EnglishLearning.Bench.Output;

/// <summary>The page of bench all, for a terminal and as Markdown.</summary>
internal static class SuiteView
{
    private static readonly string[] Columns = ["figure", "median", "unit", "least", "most", "target", "met"];

    public static void Write(IAnsiConsole console, SuiteReport report)
    {
        var table = new Table().AddColumns(Columns);
        foreach (var column in (int[])[1, 3, 4])
            table.Columns[column].RightAligned();
        foreach (var figure in report.Figures)
            table.AddRow([.. Cells(figure).Select(Markup.Escape)]);
        console.Write(table);
        foreach (var line in About(report))
            console.WriteLine(line);
        console.WriteLine(Verdict(report));
    }

    public static string Markdown(SuiteReport report, string? plot)
    {
        var page = new StringBuilder("# Performance\n\n");
        page.Append(Verdict(report)).Append("\n\n");
        Row(page, Columns);
        Row(page, [.. Columns.Select((_, i) => i is 1 or 3 or 4 ? "---:" : "---")]);
        foreach (var figure in report.Figures)
            Row(page, Cells(figure));
        page.Append('\n');
        foreach (var line in About(report))
            page.Append("- ").Append(line).Append('\n');
        if (plot is not null)
            page.Append(CultureInfo.InvariantCulture, $"\n![Latency and throughput]({plot})\n");
        return page.ToString();
    }

    private static string Verdict(SuiteReport report)
    {
        var missed = report.Figures.Count(figure => figure.Met == false);
        return missed == 0
            ? $"All {report.Figures.Count(figure => figure.Met is not null)} targets met."
            : $"{missed} of {report.Figures.Count(figure => figure.Met is not null)} targets missed.";
    }

    private static IEnumerable<string> About(SuiteReport report)
    {
        var (machine, options) = (report.Machine, report.Options);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.At:yyyy-MM-dd HH:mm} UTC, commit {machine.Commit}, {machine.Processor}, {machine.Cores} cores, {machine.MemoryGb} GB, {machine.System}, {machine.Runtime}");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Generator, silo and database on this machine; {options.Runs} alternated runs of {options.Seconds} s after {options.WarmUp} s, {options.Connections} connections, {options.Learners:N0} learners");
        if (options.Scale < 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"A trial: databases at {options.Scale:P0} of their size");
        if (report.Settings.Count > 0)
            yield return $"PostgreSQL: {string.Join(", ", report.Settings.Select(setting => $"{setting.Key} {setting.Value}"))}";
    }

    private static string[] Cells(Figure figure) =>
    [
        figure.Name,
        Number(figure.Value),
        figure.Unit,
        figure.Runs.Count > 1 ? Number(figure.Least) : "",
        figure.Runs.Count > 1 ? Number(figure.Most) : "",
        figure.Bound switch
        {
            Bound.AtLeast => $"at least {Number(figure.Target!.Value)}",
            Bound.AtMost => $"at most {Number(figure.Target!.Value)}",
            _ => "",
        },
        figure.Met switch { true => "yes", false => "NO", null => "" },
    ];

    private static void Row(StringBuilder page, IReadOnlyList<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1000 ? "N0" : Math.Abs(value) >= 100 ? "F0" : "0.##", CultureInfo.InvariantCulture);
}
