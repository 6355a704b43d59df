using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnglishLearning.Deploy.Tests.Support;
using EnglishLearning.Silo.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace EnglishLearning.Deploy.Tests.Monitoring;

/// <summary>What dashboards and alerts ask for is there: every query, asked of a real Prometheus that scrapes real servers.</summary>
public sealed partial class DashboardTests(MonitoredSystem system, ITestOutputHelper output) : IClassFixture<MonitoredSystem>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string Folder = Repository.Path("deploy", "monitoring", "dashboards");

    public static TheoryData<string> Dashboards => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public async Task EachQuery_OfEachPanel_ReturnsNumbers(string file)
    {
        var panels = Parse(file)["panels"]!.AsArray();
        Assert.NotEmpty(panels);
        var missing = panels.SelectMany(panel => panel!["targets"]!.AsArray().Select(target => (Title: (string)panel["title"]!, Query: (string)target!["expr"]!))).ToList();
        var began = Stopwatch.GetTimestamp();
        while (missing.Count > 0 && Stopwatch.GetElapsedTime(began) < Patience)
        {
            foreach (var asked in missing.ToList())
            {
                if ((await system.AskAsync(asked.Query)).Count == 0)
                    continue;
                missing.Remove(asked);
                output.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s: {asked.Title}");
            }
            await Task.Delay(500);
        }
        Assert.True(missing.Count == 0, string.Join('\n', missing.Select(asked => $"{asked.Title}: {asked.Query}")));
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void EachPanel_SaysWhatItShows_AndLiesBesideTheOthers(string file)
    {
        var dashboard = Parse(file);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), ((string)dashboard["title"]!).ToLowerInvariant().Replace(' ', '-'));
        var panels = dashboard["panels"]!.AsArray();
        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
        Assert.All(panels, panel =>
        {
            Assert.True(((string)panel!["description"]!).Length > 10, $"{panel["title"]}");
            Assert.InRange((int)panel["gridPos"]!["x"]! + (int)panel["gridPos"]!["w"]!, 1, 24);
            Assert.Equal("${datasource}", (string)panel["datasource"]!["uid"]!);
        });
        var cells = panels.SelectMany(panel => Cells(panel!["gridPos"]!)).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
    }

    /// <summary>An alert on a metric that nobody gives would never fire, and nobody would know.</summary>
    [Fact]
    public async Task EachAlert_AsksForMetricsThatAreThere()
    {
        var groups = await Eventually.IsAsync(
            () => system.GetAsync("/api/v1/rules"),
            data => data["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).All(rule => (string)rule!["health"]! == "ok"), seconds: 120);
        var rules = groups["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).ToList();
        var known = (await system.GetAsync("/api/v1/label/__name__/values")).AsArray().Select(name => (string)name!).ToHashSet();
        foreach (var rule in rules.Where(rule => (string)rule!["type"]! == "alerting"))
        {
            var query = (string)rule!["query"]!;
            Assert.All(Metrics(query), metric => Assert.True(known.Contains(metric), $"{rule["name"]}: there is no {metric}."));
        }
    }

    /// <summary>What is in order wakes nobody.</summary>
    [Fact]
    public async Task ASystemInOrder_FiresNoAlert()
    {
        await Eventually.IsAsync(() => system.AskAsync("count(api:requests:rate1m)"), found => found.Count > 0, seconds: 120);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var alerts = (await system.GetAsync("/api/v1/alerts"))["alerts"]!.AsArray();
        Assert.Empty(alerts.Where(alert => (string)alert!["state"]! == "firing").Select(alert => alert!.ToJsonString()));
    }

    /// <summary>Names in a query that are neither labels nor functions.</summary>
    private static IEnumerable<string> Metrics(string query) =>
        Name().Matches(Labels().Replace(query, " ")).Select(match => match.Value)
            .Where(name => name == "up" || name.Contains('_', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)).Distinct();

    [GeneratedRegex(@"\{[^}]*\}|(?:by|on|ignoring|without)\s*\([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"[a-zA-Z_:][a-zA-Z0-9_:]*(?!\s*\()(?![a-zA-Z0-9_:])")]
    private static partial Regex Name();

    private static IEnumerable<(int X, int Y)> Cells(JsonNode at) =>
        from x in Enumerable.Range((int)at["x"]!, (int)at["w"]!)
        from y in Enumerable.Range((int)at["y"]!, (int)at["h"]!)
        select (x, y);

    private static JsonNode Parse(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!;
}
