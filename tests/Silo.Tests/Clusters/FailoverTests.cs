using System.Diagnostics;
using System.Text.Json.Nodes;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace EnglishLearning.Silo.Tests.Clusters;

/// <summary>
/// Three silos behind HAProxy: what clients notice when silos restart, die and freeze. Times are printed; a busy machine
/// stretches them, so tests only say that they end.
/// </summary>
public sealed class FailoverTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan AskedEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>Far above what was measured, far below the defaults of Orleans (13 s killed, 63 s frozen, 90 s alone).</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(12);

    private readonly BalancedCluster _balanced = new();

    private LocalCluster Cluster => _balanced.Cluster;

    public Task InitializeAsync() => _balanced.InitializeAsync();

    public Task DisposeAsync() => _balanced.DisposeAsync();

    [Fact]
    public async Task A_rolling_restart_under_load_fails_no_request()
    {
        var learners = await SteadyLearner.StartAsync(_balanced.Http, learners: 12);
        Assert.True(learners.Select(learner => learner.Silo).Distinct().Count() > 1);

        await Cluster.RestartRollingAsync(said => output.WriteLine(said));

        await StopAsync(learners);
        Assert.True(learners.All(learner => learner.Failures.Count == 0), _balanced.Refusals());
        await _balanced.NothingIsLostAsync(learners);
    }

    [Fact]
    public async Task When_a_silo_is_killed_its_learners_go_on_elsewhere_and_the_others_notice_nothing()
    {
        var learners = await SteadyLearner.StartAsync(_balanced.Http, learners: 12, AskedEvery);
        await AtHomeAsync(learners);
        var killed = _balanced.Named(learners[0].Silo);
        var itsOwn = learners.Where(learner => learner.Silo == killed.Name).ToHashSet();

        await killed.KillAsync();
        await Task.Delay(AtMost);

        await StopAsync(learners);
        Print("killed", learners, itsOwn);
        Assert.All(learners, learner => Assert.True(learner.LongestGap < AtMost));
        await CaughtUpAsync(learners);
        await _balanced.NothingIsLostAsync(learners);
    }

    [Fact]
    public async Task When_a_silo_freezes_its_learners_go_on_elsewhere_and_it_comes_back_without_harm()
    {
        var learners = await SteadyLearner.StartAsync(_balanced.Http, learners: 12, AskedEvery);
        await AtHomeAsync(learners);
        var frozen = _balanced.Named(learners[0].Silo);
        var itsOwn = learners.Where(learner => learner.Silo == frozen.Name).ToHashSet();

        frozen.Freeze();
        await Task.Delay(TimeSpan.FromSeconds(10));
        frozen.Thaw();
        await Task.Delay(TimeSpan.FromSeconds(5));

        await StopAsync(learners);
        Print("frozen", learners, itsOwn);
        Assert.All(learners, learner => Assert.True(learner.LongestGap < AtMost));
        // Declared dead meanwhile, it ends itself when it learns so.
        await Cluster.StartAsync();
        await CaughtUpAsync(learners);
        await _balanced.NothingIsLostAsync(learners);
    }

    [Fact]
    public async Task When_all_silos_died_one_that_comes_back_serves()
    {
        var learners = await SteadyLearner.StartAsync(_balanced.Http, learners: 4);
        await Task.WhenAll(Cluster.Silos.Select(silo => silo.KillAsync()));
        await StopAsync(learners);
        var began = Stopwatch.GetTimestamp();

        await Cluster.Silos[0].StartAsync();
        await Eventually.IsAsync(() => learners[0].Client.AnswerAsync(Answers.Right(Bank.Mixed(1)[0])), reply => reply.Status == System.Net.HttpStatusCode.OK);

        output.WriteLine($"all killed, one started: serves after {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
        await _balanced.NothingIsLostAsync(learners);
    }

    [Fact]
    public async Task A_silo_killed_while_Redis_is_away_loses_nothing_that_was_acknowledged()
    {
        var learners = await SteadyLearner.StartAsync(_balanced.Http, learners: 12);
        var killed = _balanced.Named(learners[0].Silo);
        await Cluster.Redis.StopAsync();
        await Task.Delay(1000);
        await killed.KillAsync();
        await Task.Delay(3000);
        // Without the membership table nobody can be declared dead: its learners wait for Redis.
        await Cluster.Redis.StartAsync();
        await Task.Delay(AtMost);

        await StopAsync(learners);
        Print("killed while Redis was away", learners, []);
        Assert.All(learners, learner => Assert.True(learner.LongestGap < TimeSpan.FromSeconds(30)));
        await CaughtUpAsync(learners);
        await _balanced.NothingIsLostAsync(learners);
    }

    /// <summary>Until each learner lives on the silo that its requests come to (16 calls in a row), and some more.</summary>
    private static Task<int[]> AtHomeAsync(SteadyLearner[] learners) =>
        Task.WhenAll(learners.Select(learner => Eventually.IsAsync(() => Task.FromResult(learner.Count), count => count >= 60)));

    private static Task StopAsync(SteadyLearner[] learners) => Task.WhenAll(learners.Select(learner => learner.StopAsync()));

    private void Print(string what, SteadyLearner[] learners, HashSet<SteadyLearner> itsOwn)
    {
        foreach (var (name, group) in new[] { ("its learners", learners.Where(itsOwn.Contains)), ("others", learners.Where(learner => !itsOwn.Contains(learner))) })
        {
            var gaps = group.Select(learner => learner.LongestGap.TotalSeconds).Order().ToArray();
            if (gaps.Length > 0)
                output.WriteLine($"{what}, {name} ({gaps.Length}): longest gap {gaps[^1]:F2} s, median {gaps[gaps.Length / 2]:F2} s, failures {group.Sum(learner => learner.Failures.Count)}");
        }
        foreach (var failure in learners.SelectMany(learner => learner.Failures).GroupBy(failure => failure[13..].Split("traceId")[0]).Take(5))
            output.WriteLine($"  {failure.Count()} x {failure.Key}");
    }

    /// <summary>The stream went on: questions have counted all that the learners' logs hold.</summary>
    private async Task CaughtUpAsync(SteadyLearner[] learners)
    {
        var began = Stopwatch.GetTimestamp();
        var logged = new List<JsonObject>();
        foreach (var learner in learners)
            logged.AddRange(await learner.Client.AttemptsAsync());
        foreach (var question in logged.CountBy(entry => (string)entry["questionId"]!))
        {
            await Eventually.IsAsync(
                async () => (await learners[0].Client.GetAsync($"/v1/questions/{question.Key}/statistics")) is { Status: System.Net.HttpStatusCode.OK } reply
                    ? (int)reply.Json["allAttempts"]!
                    : 0,
                seen => seen >= question.Value,
                seconds: 60);
        }
        output.WriteLine($"statistics had caught up {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s later");
    }
}
