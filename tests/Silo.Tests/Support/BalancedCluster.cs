using System.Text.Json.Nodes;
using EnglishLearning.Local;
using Xunit;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Three silos behind HAProxy, for tests that kill and freeze them; each test begins with all of them up.</summary>
public sealed class BalancedCluster : IAsyncLifetime
{
    public const int Silos = 3;

    private HttpClient? _http;
    private string? _operator;

    /// <summary>fsync=off: what these tests prove does not hang on a power cut.</summary>
    public LocalCluster Cluster { get; } = new(ClusterPlan.New(Silos, settings: new Dictionary<string, string> { ["Dashboard__Enabled"] = "true" }), postgres: ["fsync=off"]);

    /// <summary>Through the proxy.</summary>
    public HttpClient Http => _http ??= new HttpClient { BaseAddress = Cluster.Proxy.Url };

    public async Task InitializeAsync()
    {
        await Cluster.StartAsync();
        await SettledAsync();
    }

    public async Task DisposeAsync()
    {
        _http?.Dispose();
        await Cluster.DisposeAsync();
    }

    public SiloProcess Named(string silo) => Cluster.Silos.Single(process => process.Name == silo);

    /// <summary>Waits until every running silo believes in the same ones.</summary>
    public async Task SettledAsync()
    {
        _operator ??= await OperatorToken.OfAsync(Cluster.Database, Path.Combine(Cluster.Folder, "master.keys"));
        var running = Cluster.Silos.Where(silo => silo.IsRunning).ToArray();
        foreach (var silo in running)
            await Eventually.IsAsync(() => Support.Cluster.ActiveSilosAsync(silo, _operator), active => active == running.Length, seconds: 60);
    }

    /// <summary>Why silos refused requests, as they logged it.</summary>
    public string Refusals() => string.Join('\n', Cluster.Silos
        .SelectMany(silo => silo.Output.Split('\n').Select(line => (silo.Name, Line: line)))
        .Where(said => said.Line.Contains(" answered ", StringComparison.Ordinal))
        .Select(said => $"{said.Name}: {(string?)JsonNode.Parse(said.Line)!["Timestamp"]} {(string?)JsonNode.Parse(said.Line)!["Message"]}")
        .TakeLast(10));

    /// <summary>The whole state equals the fold of the log, and every acknowledged answer is in it once.</summary>
    public async Task NothingIsLostAsync(IEnumerable<SteadyLearner> learners)
    {
        foreach (var learner in learners)
        {
            var ids = (await learner.Client.AttemptsAsync()).Select(entry => (string)entry["attemptId"]!).ToArray();
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.Empty(learner.Acknowledged.Except(ids));
        }
        var check = await SiloProgram.RunAsync(
            ["rebuild", "--check"], ("Storage__Provider", "Postgres"), ("ConnectionStrings__Postgres", Cluster.Database));
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
    }
}
