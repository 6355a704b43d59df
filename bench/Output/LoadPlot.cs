using System.Globalization;
using System.Xml.Linq;
using EnglishLearning.Bench.Load;
using LoadOptions = EnglishLearning.Bench.Load.LoadOptions;

namespace EnglishLearning.Bench.Output;

/// <summary>Loads as a picture: latency by percentile, its axis stretched towards the tail, and throughput over time.</summary>
internal static class LoadPlot
{
    private const int Width = 960;
    private const int PanelDistance = 320;
    private const int Left = 84;
    private const int PlotWidth = Width - Left - 36;
    private const int PanelHeight = 220;
    private const int LegendLine = 20;
    private const string WarmUpShade = "#f1f3f5";
    private const string ErrorColour = "#c92a2a";

    private static readonly string[] Colours = ["#1c6dd0", "#d9480f", "#2b8a3e", "#862e9c", "#0b7285"];

    /// <returns>An SVG document.</returns>
    public static string Of(IReadOnlyList<(string Name, LoadReport Report)> loads) =>
        Draw(loads, top: 90 + LegendLine * loads.Count);

    private static string Draw(IReadOnlyList<(string Name, LoadReport Report)> loads, int top) =>
        new XElement(
            SvgChart.Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {top + PanelDistance + PanelHeight + 40}"),
            new XAttribute("width", Width),
            new XAttribute("height", top + PanelDistance + PanelHeight + 40),
            new XAttribute("font-family", "system-ui, 'DejaVu Sans', sans-serif"),
            new XElement(
                SvgChart.Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "#ffffff")),
            Legend(loads),
            Latency([.. loads.Select(load => load.Report)], top),
            Throughput([.. loads.Select(load => load.Report)], top + PanelDistance)).ToString();

    private static IEnumerable<XElement> Legend(IReadOnlyList<(string Name, LoadReport Report)> loads)
    {
        for (var i = 0; i < loads.Count; i++)
        {
            var (name, report) = loads[i];
            var figures = string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {Aim(report.Options)}, {report.UsefulPerSecond:N0} useful/s, p50 {report.All?.P50Ms:F1} ms, p99 {report.All?.P99Ms:F1} ms, {report.Refused:N0} refused, {report.Errors:N0} errors");
            yield return SvgChart.Text(Left, 30 + LegendLine * i, figures, size: 13, fill: Colours[i % Colours.Length], bold: true);
        }
    }

    private static string Aim(LoadOptions options) => options.Mode == LoadMode.Open
        ? string.Create(CultureInfo.InvariantCulture, $"open loop at {options.Rate:N0}/s")
        : $"closed loop of {options.Connections}";

    private static IEnumerable<XElement> Latency(IReadOnlyList<LoadReport> loads, int top)
    {
        var most = loads.Max(load => load.Percentiles.Count == 0 ? 1 : load.Percentiles[^1].Ms);
        var nines = Math.Max(2, loads.Max(load => load.Percentiles.Select(point => Nines(point.Percentile)).Where(double.IsFinite).DefaultIfEmpty().Max()));
        var ticks = SvgChart.RoundTicks(most);
        var chart = new SvgChart(Left, top, PlotWidth, PanelHeight, nines, ticks[^1].Value);
        string[] labels = ["0 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %"];
        var frame = chart.Frame(
            "Latency by percentile", "ms from the intended start, useful answers",
            [.. labels.Select((label, i) => new Tick(i, label)).Where(tick => tick.Value <= nines)], ticks);
        return frame.Concat(loads.Select((load, i) => chart.Curve(
            load.Percentiles.Select(point => (Math.Min(nines, Nines(point.Percentile)), point.Ms)), Colours[i % Colours.Length])));
    }

    /// <summary>0 for 0 %, 1 for 90 %, 2 for 99 %: as far from 100 % as there are nines.</summary>
    private static double Nines(double percentile) => -Math.Log10(1 - percentile / 100);

    private static IEnumerable<XElement> Throughput(IReadOnlyList<LoadReport> loads, int top)
    {
        var seconds = loads.Max(load => load.Options.WarmUp + load.Options.Seconds + load.Options.AfterSeconds);
        var most = loads.SelectMany(load => load.Seconds).Select(second => Math.Max(second.Useful, second.Refused + second.Errors)).DefaultIfEmpty(1).Max();
        var ticks = SvgChart.RoundTicks(most);
        var chart = new SvgChart(Left, top, PlotWidth, PanelHeight, seconds, ticks[^1].Value);
        var warmUp = loads.Min(load => load.Options.WarmUp);
        if (warmUp > 0)
            yield return chart.Shade(0, warmUp, WarmUpShade);
        var unit = "answers/s; grey: warm-up";
        if (loads.Any(load => load.Refused + load.Errors > 0))
            unit += "; dashed: refused; red: errors";
        foreach (var element in chart.Frame("Throughput over time", unit, [.. SvgChart.RoundTicks(seconds).Where(tick => tick.Value <= seconds).Select(tick => tick with { Label = tick.Label + " s" })], ticks))
            yield return element;
        for (var i = 0; i < loads.Count; i++)
        {
            var colour = Colours[i % Colours.Length];
            yield return chart.Curve(Series(loads[i], second => second.Useful), colour);
            if (loads[i].Refused > 0)
                yield return chart.Curve(Series(loads[i], second => second.Refused), colour, dashes: "5 4");
            if (loads[i].Errors > 0)
                yield return chart.Curve(Series(loads[i], second => second.Errors), ErrorColour);
        }
    }

    private static IEnumerable<(double X, double Y)> Series(LoadReport load, Func<SecondFigures, int> of) =>
        load.Seconds.Where(second => second.Second <= load.Options.WarmUp + load.Options.Seconds + load.Options.AfterSeconds)
            .Select(second => (second.Second - 0.5, (double)of(second)));
}
