using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>SIGKILL to one silo after the other, each by lot, each started again.</summary>
internal sealed class SiloKill : Drill
{
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(1.5);

    public override string Name => "silo-kill";

    public override string About => "kill -9 of a random silo every few seconds";

    public override double? Limit => 2;

    public override async Task HarmAsync(Scene scene)
    {
        var times = Times(scene, 2, 85);
        for (var i = 1; i <= times; i++)
        {
            var silo = scene.AnySilo();
            scene.Say($"kill {i} of {times}: {silo.Name}");
            var killed = Stopwatch.GetTimestamp();
            await scene.KillAsync(silo);
            await Task.Delay(Alone);
            // One that dies while nobody killed it was shot by the others without need.
            foreach (var other in scene.Arena.Silos.Where(other => other != silo && !other.IsRunning))
                scene.Faults.Add($"{other.Name} ended although nobody killed it: see its log.");
            await scene.Arena.HealAsync();
            scene.Record(killed, silo.Name);
        }
    }
}
