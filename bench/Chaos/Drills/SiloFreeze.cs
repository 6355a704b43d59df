using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>A silo that stands still keeps its connections and believes itself alive when it wakes.</summary>
internal sealed class SiloFreeze : Drill
{
    private static readonly TimeSpan ToNotice = TimeSpan.FromSeconds(3);

    public override string Name => "silo-freeze";

    public override string About => "SIGSTOP of a silo for 10 s (short form: 5 s), then SIGCONT; its learners are served elsewhere meanwhile";

    public override double? Limit => 3;

    public override async Task HarmAsync(Scene scene)
    {
        var times = Times(scene, 1, 4);
        for (var i = 1; i <= times; i++)
        {
            var silo = scene.AnySilo();
            scene.Say($"freeze {i} of {times}: {silo.Name}");
            var frozen = Stopwatch.GetTimestamp();
            silo.Freeze();
            await Task.Delay(Seconds(scene, 5, 10));
            silo.Thaw();
            scene.Record(frozen, silo.Name);
            // Where the others gave it up it must find that out and end; it is started again then.
            await Task.Delay(ToNotice);
            scene.Notes.Add(silo.IsRunning ? $"{silo.Name} went on" : $"{silo.Name}, given up by the others, ended when it woke");
            await scene.Arena.HealAsync();
        }
    }
}
