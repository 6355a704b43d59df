using System.Diagnostics;
using EnglishLearning.Bench.Chaos;
using EnglishLearning.Local;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Recovery;

/// <summary>Drills one after the other, each on servers of its own: learners answer, backups are made, harm is done, the playbook is followed.</summary>
internal static class RecoveryRun
{
    private const int Learners = 12;

    private static readonly TimeSpan LongestCatchUp = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromMinutes(15);

    public static async Task<RecoveryReports> RunAsync(IReadOnlyList<RecoveryDrill> drills, int seconds, Action<string> said, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var reports = new List<RecoveryReport>();
        foreach (var drill in drills)
        {
            cancellation.ThrowIfCancellationRequested();
            reports.Add(await RunAsync(drill, seconds, text => said($"{drill.Name}: {text}")).WaitAsync(cancellation));
        }
        return new(watch.Elapsed.TotalSeconds, reports);
    }

    private static async Task<RecoveryReport> RunAsync(RecoveryDrill drill, int seconds, Action<string> said)
    {
        said("servers start");
        await using var site = await Site.StartAsync();
        using var scene = new DrillScene(site, await GuestList.InviteAsync(site.Front, Learners, seed: 1), said);
        var began = Stopwatch.GetTimestamp();
        DateTimeOffset harmedAt;
        TimeSpan recovery;
        try
        {
            scene.Say("a full backup is made");
            await site.Archive.BackUpAsync(site.Postgres.Port, "full");
            await Task.Delay(TimeSpan.FromSeconds(seconds) / 2);
            scene.Say("an incremental one");
            await site.Archive.BackUpAsync(site.Postgres.Port, "incremental");
            await Task.Delay(TimeSpan.FromSeconds(seconds) / 2);
            scene.Say("harm is done");
            await drill.HarmAsync(site, scene);
            (harmedAt, began) = (TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp());
            scene.Say("the playbook is followed");
            var recovering = drill.RecoverAsync(site, scene);
            recovery = await NextAnswerAsync(scene.Tally, began, recovering);
            scene.Say($"served again after {recovery.TotalSeconds:F1} s");
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        finally
        {
            await scene.EndAsync();
        }
        said("is checked");
        return await CheckAsync(drill, site, scene, harmedAt, recovery);
    }

    /// <summary>Until an answer is taken after the harm, with the playbook at its end; zero where they were taken all the time.</summary>
    private static async Task<TimeSpan> NextAnswerAsync(Tally tally, long began, Task recovering)
    {
        // What was under way when the harm was done may still be told.
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        var seen = tally.Acknowledged;
        await Task.Delay(TimeSpan.FromMilliseconds(700));
        var isServed = tally.Acknowledged > seen;
        await recovering;
        if (isServed)
            return TimeSpan.Zero;
        seen = tally.Acknowledged;
        await Waiting.UntilAsync(() => Task.FromResult(tally.Acknowledged > seen), "an answer is taken again", (int)LongestRecovery.TotalSeconds);
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<RecoveryReport> CheckAsync(
        RecoveryDrill drill, Site site, DrillScene scene, DateTimeOffset harmedAt, TimeSpan recovery)
    {
        var faults = scene.Tally.Faults.Select(fault => $"{fault.Value} x {fault.Key}").ToList();
        var lost = new List<Guid>();
        await using (var storage = new ServiceCollection()
            .AddStorage(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = site.Database }).BuildServiceProvider())
        {
            var log = storage.GetRequiredService<IAttemptLog>();
            foreach (var learner in scene.Learners)
            {
                var stored = (await log.ReadAsync(learner.LearnerId)).Select(entry => entry.AttemptId).ToList();
                lost.AddRange(learner.Journal.Acknowledged.Except(stored));
                if (stored.Count != stored.Distinct().Count() || stored.Except(learner.Journal.Sent).Any())
                    faults.Add($"learner {learner.LearnerId}: answers stand twice in the database, or were never given");
            }
        }
        var rebuild = await CaughtUpAsync(site);
        if (rebuild.ExitCode != 0)
            faults.Add($"rebuild --check ended with {rebuild.ExitCode}: {(rebuild.Output + rebuild.Errors).Trim()}");
        // The time within a UUIDv7 is when the answer was made.
        var oldest = lost.Count == 0 ? TimeSpan.Zero : harmedAt - lost.Min(TimeOf);
        if (oldest > drill.MayLose)
            faults.Add(FormattableString.Invariant($"{lost.Count} acknowledged answers of the last {oldest.TotalSeconds:F1} s are lost"));
        if (recovery > LongestRecovery)
            faults.Add($"it took longer than {LongestRecovery.TotalMinutes} minutes");
        return new(
            drill.Name, recovery.TotalSeconds, scene.Learners.Sum(learner => learner.Journal.Acknowledged.Count), lost.Count, oldest.TotalSeconds,
            rebuild.Output.Trim(), scene.Notes, faults);
    }

    /// <summary>Statistics follow the log by a second or two; what still differs after a while is wrong.</summary>
    private static async Task<CommandResult> CaughtUpAsync(Site site)
    {
        CommandResult check;
        var began = Stopwatch.GetTimestamp();
        while ((check = await site.RunAsync("rebuild", "--check")).ExitCode != 0 && Stopwatch.GetElapsedTime(began) < LongestCatchUp)
            await Task.Delay(TimeSpan.FromSeconds(2));
        return check;
    }

    private static DateTimeOffset TimeOf(Guid attemptId) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(attemptId.ToString("N")[..12], 16));
}
