using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>All silos die at once; one comes back and finds a membership table full of the dead.</summary>
internal sealed class AllSilos : Drill
{
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(3);

    public override string Name => "all-silos";

    public override string About => "kill -9 of all silos, then one comes back; seconds from its start";

    public override double? Limit => 15;

    public override async Task HarmAsync(Scene scene)
    {
        var times = Times(scene, 1, 5);
        for (var i = 1; i <= times; i++)
        {
            scene.Say($"all {scene.Arena.Silos.Count} killed, {i} of {times}");
            await Task.WhenAll(scene.Arena.Silos.Select(scene.KillAsync));
            var started = Stopwatch.GetTimestamp();
            await scene.AnySilo().StartAsync();
            await Task.Delay(Alone);
            await scene.Arena.HealAsync();
            scene.Record(started, afterRepair: true);
        }
    }
}
