using System.Diagnostics;
using EnglishLearning.Bench.Chaos.Harm;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>Every commit waits for a disk that is a hundred times slower than usual.</summary>
internal sealed class SlowDisk : Drill
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(150);

    public override string Name => "disk-slow";

    public override string About => "every fsync and fdatasync of PostgreSQL takes 150 ms longer (strace -e inject)";

    public override bool NeedsRoot => true;

    public override async Task HarmAsync(Scene scene)
    {
        scene.Say("PostgreSQL's fsync takes 150 ms longer");
        var slow = Stopwatch.GetTimestamp();
        using (new SlowSync(scene.Arena.Postgres!.ProcessId, Delay))
            await Task.Delay(Seconds(scene, 3, 20));
        scene.Record(slow);
    }
}
