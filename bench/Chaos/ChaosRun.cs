using System.Diagnostics;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos;

/// <summary>Drills one after the other; those of one plan share their servers.</summary>
/// <param name="said">Told where it is, in a few words.</param>
internal sealed class ChaosRun(ChaosForm form, int seed, Action<string> said) : IAsyncDisposable
{
    private const int Writers = 12;
    private const int Probes = 4;

    /// <summary>Answers served to each probe before the harm begins: what a cold server is slow at is none of it.</summary>
    private const int WarmUp = 20;

    /// <summary>Of so many it is worth telling whether they grow with the log.</summary>
    private const int OutagesForATrend = 8;

    private Arena? _arena;

    /// <exception cref="Local.ServerException">The servers cannot be used.</exception>
    public async Task<ChaosReport> RunAsync(IReadOnlyList<Drill> drills, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var reports = new List<DrillReport>();
        foreach (var drill in drills)
        {
            cancellation.ThrowIfCancellationRequested();
            reports.Add(await RunAsync(drill).WaitAsync(cancellation));
        }
        return new ChaosReport(form.ToString(), seed, watch.Elapsed.TotalSeconds, reports);
    }

    public async ValueTask DisposeAsync()
    {
        if (_arena is not null)
            await _arena.DisposeAsync();
    }

    private async Task<DrillReport> RunAsync(Drill drill)
    {
        said($"{drill.Name}: servers start");
        var arena = await ArenaOfAsync(drill.Plan);
        var watch = Stopwatch.StartNew();
        var tally = new Tally();
        var scene = new Scene(arena, form, new Random(seed), text => said($"{drill.Name}: {watch.Elapsed.TotalSeconds,4:F0} s, {tally.Acknowledged:N0} answers acknowledged: {text}"));
        var learners = await GuestList.InviteAsync(arena.Front, Writers + Probes, seed);
        var probes = learners.Take(Probes).Select(learner => new Probe(learner, () => arena.QuickFront, tally)).ToArray();
        var writers = learners.Skip(Probes).Select((learner, i) => new Writer(learner, drill.Way(arena, i), tally)).ToArray();
        using var stop = new CancellationTokenSource();
        var traffic = Task.WhenAll([.. probes.Select(probe => probe.RunAsync(stop.Token)), .. writers.Select(writer => writer.RunAsync(stop.Token))]);
        Verdict? verdict = null;
        try
        {
            await Waiting.UntilAsync(
                () => Task.FromResult(probes.All(probe => probe.Served >= WarmUp)),
                () => $"every learner is served: {string.Join(", ", tally.Replies.Select(reply => $"{reply.Value} x {reply.Key}"))}");
            await drill.HarmAsync(scene);
            scene.Say("heals");
            await arena.HealAsync();
        }
        finally
        {
            await stop.CancelAsync();
            await traffic;
        }
        scene.Say("is checked");
        try
        {
            verdict = await Checker.CheckAsync(arena, learners);
        }
        catch (ServerException fault)
        {
            scene.Faults.Add($"The API does not answer after the drill: {fault.Message}");
        }
        if (scene.Outages.Count >= OutagesForATrend && Gaps.Of(Times(concerned: true, scene.Outages.Count / 4)) is { } first)
        {
            var last = Gaps.Of(Times(concerned: true, -(scene.Outages.Count / 4)));
            scene.Notes.Add(FormattableString.Invariant(
                $"median of the first quarter of them {first.MedianSeconds:F2} s, of the last {last?.MedianSeconds:F2} s"));
        }
        return new DrillReport(
            drill.Name,
            drill.About,
            watch.Elapsed.TotalSeconds,
            scene.SilosKilled,
            scene.DatabasesKilled,
            tally.Replies,
            Gaps.Of(Times(concerned: true)),
            Gaps.Of(Times(concerned: false)),
            drill.Limit,
            verdict,
            scene.Notes,
            [.. scene.Faults, .. tally.Faults.Select(fault => $"{fault.Value} x {fault.Key}"), .. verdict?.Faults ?? []]);

        // Of all outages, of the first so many, or of the last where it is negative.
        IEnumerable<TimeSpan> Times(bool concerned, int? some = null) =>
            (some switch { null => scene.Outages, > 0 => scene.Outages.Take(some.Value), _ => scene.Outages.TakeLast(-some.Value) })
            .SelectMany(outage => probes.Where(probe => outage.Concerns(probe) == concerned).Select(outage.Of));
    }

    private async Task<Arena> ArenaOfAsync(ArenaPlan plan)
    {
        // SQLite's silo was stopped for the check.
        if (_arena?.Plan == plan && plan.IsCluster)
            return _arena;
        if (_arena is not null)
            await _arena.DisposeAsync();
        _arena = null;
        return _arena = await Arena.StartAsync(plan);
    }
}
