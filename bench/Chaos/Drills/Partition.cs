using System.Diagnostics;
using EnglishLearning.Bench.Chaos.Harm;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>
/// Two silos that do not hear each other, of which one does not hear of the membership either: that one goes on with the
/// learners it has, the other takes them over, and clients reach both.
/// </summary>
internal sealed class Partition : Drill
{
    private static readonly TimeSpan ToNotice = TimeSpan.FromSeconds(4);

    public override string Name => "partition";

    public override string About => "two activations of a learner forced: packets between two silos dropped, one cut off from Redis, clients at both";

    public override ArenaPlan Plan { get; } = new(Silos: 2, OwnLines: true);

    public override bool NeedsRoot => true;

    public override Func<ApiClient> Way(Arena arena, int writer)
    {
        var next = writer;
        return () => arena.Direct[next++ % arena.Direct.Count];
    }

    public override async Task HarmAsync(Scene scene)
    {
        var (arena, cut) = (scene.Arena, scene.Arena.Silos[^1]);
        var times = Times(scene, 1, 3);
        var forced = 0;
        for (var i = 1; i <= times; i++)
        {
            scene.Say($"partition {i} of {times}");
            var twin = new TwinWatch(arena);
            await twin.PrepareAsync();
            arena.ToRedis!.Break();
            using (new Firewall([.. arena.Silos.Select(arena.SiloPort)]))
            {
                var began = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(began) < Seconds(scene, 9, 20))
                    await twin.AskAsync();
            }
            arena.ToRedis.Mend();
            // It finds in the table that it was given up, and ends.
            await Task.Delay(ToNotice);
            scene.Notes.Add($"{twin.Both} of {twin.Learners} learners were served by both silos within the same second; "
                + $"{cut.Name} {(cut.IsRunning ? "went on" : "ended when it heard")}");
            forced += twin.Both;
            await arena.HealAsync();
        }
        // A silo may hear of its end before it has served anybody; not each time.
        if (forced == 0)
            scene.Faults.Add("No learner was served by both silos at a time: the drill proves nothing.");
    }
}
