using System.Xml.Linq;
using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Output;
using LoadOptions = EnglishLearning.Bench.Load.LoadOptions;

namespace EnglishLearning.Bench.Tests.Output;

public sealed class LoadPlotTests
{
    private static readonly LoadOptions Options =
        new([new Uri("http://127.0.0.1")], LoadMode.Open, 1000, ArrivalKind.Fixed, 10, 10, 3, 1, MixKind.Mixed, 1);

    [Fact]
    public void Of_DrawsEveryLoadInBothPanels()
    {
        var report = Report([new(0, 1), new(50, 2), new(99.9, 30), new(100, 40)], [new(1, false, 900, 0, 0, 0, 1, 2), new(2, true, 800, 100, 3, 0, 1, 2)]);
        var svg = XDocument.Parse(LoadPlot.Of([("<a & b>", report), ("c", report)]));
        Assert.Equal(SvgChart.Svg + "svg", svg.Root!.Name);
        // For each: latency, useful, refused, errors.
        var lines = svg.Descendants(SvgChart.Svg + "polyline").Select(line => line.Attribute("points")!.Value).ToArray();
        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.DoesNotContain("NaN", line));
        Assert.Contains(svg.Descendants(SvgChart.Svg + "text"), text => text.Value.StartsWith("<a & b>", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_NothingMeasured_IsStillAPicture()
    {
        var svg = XDocument.Parse(LoadPlot.Of([("none", Report([], []))]));
        Assert.DoesNotContain("NaN", svg.ToString());
    }

    [Fact]
    public void RoundTicks_ReachTheMost()
    {
        Assert.Equal([0, 0.5, 1, 1.5, 2, 2.5], SvgChart.RoundTicks(2.3).Select(tick => tick.Value));
        Assert.Equal(["0", "5,000", "10,000", "15,000"], SvgChart.RoundTicks(14_999).Select(tick => tick.Label));
        Assert.Equal(20, SvgChart.RoundTicks(20)[^1].Value);
        Assert.Equal(["0.1", "1", "10", "100", "1,000"], SvgChart.DecadeTicks(0.1, 480).Select(tick => tick.Label));
        Assert.Equal(["0.1", "1"], SvgChart.DecadeTicks(0.1, 0).Select(tick => tick.Label));
    }

    private static LoadReport Report(PercentilePoint[] percentiles, SecondFigures[] seconds) => new(
        DateTimeOffset.UnixEpoch, Options, 850, 850, 1700, 100, 3, null, [], new Dictionary<string, int>(), 0, 1, 10, false, percentiles, seconds);
}
