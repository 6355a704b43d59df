using System.Globalization;
using System.Xml.Linq;

namespace EnglishLearning.Bench.Output;

/// <summary>A mark on an axis.</summary>
internal sealed record Tick(double Value, string Label);

/// <summary>Lines over two axes as SVG elements; values are placed linearly between the axes' ends.</summary>
/// <param name="X">Of the upper left corner of the plot, pixels.</param>
internal sealed record SvgChart(double X, double Y, double Width, double Height, double XEnd, double YEnd)
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private const string Grid = "#e3e6ea";
    private const string Ink = "#57606a";

    /// <summary>Round steps from 0 that reach <paramref name="most"/>, some five of them.</summary>
    public static IReadOnlyList<Tick> RoundTicks(double most)
    {
        var rough = Math.Max(most, 1e-3) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return [.. Enumerable.Range(0, (int)Math.Ceiling(most / step - 1e-9) + 1)
            .Select(i => new Tick(i * step, (i * step).ToString(step < 1 ? "0.###" : "N0", CultureInfo.InvariantCulture)))];
    }

    public static XElement Text(double x, double y, string text, string anchor = "start", int size = 12, string? fill = null, bool bold = false) =>
        new(
            Svg + "text",
            new XAttribute("x", Number(x)),
            new XAttribute("y", Number(y)),
            new XAttribute("text-anchor", anchor),
            new XAttribute("font-size", size),
            new XAttribute("font-weight", bold ? "600" : "400"),
            new XAttribute("fill", fill ?? Ink),
            text);

    public IEnumerable<XElement> Frame(string title, string unit, IReadOnlyList<Tick> x, IReadOnlyList<Tick> y)
    {
        yield return Text(X, Y - 26, title, size: 15, fill: "#1f2328", bold: true);
        yield return Text(X, Y - 10, unit);
        foreach (var tick in y)
        {
            yield return Line(X, AtY(tick.Value), X + Width, AtY(tick.Value), Grid);
            yield return Text(X - 8, AtY(tick.Value) + 4, tick.Label, "end");
        }
        foreach (var tick in x)
        {
            yield return Line(AtX(tick.Value), Y, AtX(tick.Value), Y + Height, Grid);
            yield return Text(AtX(tick.Value), Y + Height + 18, tick.Label, "middle");
        }
        yield return Line(X, Y + Height, X + Width, Y + Height, Ink);
    }

    public XElement Curve(IEnumerable<(double X, double Y)> points, string colour, string? dashes = null) =>
        new(
            Svg + "polyline",
            new XAttribute("points", string.Join(' ', points.Select(point => $"{Number(AtX(point.X))},{Number(AtY(point.Y))}"))),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", colour),
            new XAttribute("stroke-width", 2),
            new XAttribute("stroke-linejoin", "round"),
            dashes is null ? null : new XAttribute("stroke-dasharray", dashes));

    /// <summary>A shade over part of the plot.</summary>
    public XElement Shade(double from, double to, string colour) =>
        new(
            Svg + "rect",
            new XAttribute("x", Number(AtX(from))),
            new XAttribute("y", Number(Y)),
            new XAttribute("width", Number(AtX(to) - AtX(from))),
            new XAttribute("height", Number(Height)),
            new XAttribute("fill", colour));

    private double AtX(double value) => X + Width * Math.Clamp(value / XEnd, 0, 1);

    private double AtY(double value) => Y + Height * (1 - Math.Clamp(value / YEnd, 0, 1));

    private static XElement Line(double x1, double y1, double x2, double y2, string colour) =>
        new(
            Svg + "line",
            new XAttribute("x1", Number(x1)),
            new XAttribute("y1", Number(y1)),
            new XAttribute("x2", Number(x2)),
            new XAttribute("y2", Number(y2)),
            new XAttribute("stroke", colour));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
