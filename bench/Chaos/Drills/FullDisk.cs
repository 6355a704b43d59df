using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>The disk of a school's one silo, on SQLite, has not a byte left, and then it has.</summary>
internal sealed class FullDisk : Drill
{
    private static readonly TimeSpan AfterRoom = TimeSpan.FromSeconds(2);

    public override string Name => "disk-full-sqlite";

    public override string About => "the disk of a silo on SQLite fills up to the last byte and gets room again; seconds from then";

    public override ArenaPlan Plan { get; } = new(Silos: 1, SmallDisk: 64);

    public override bool NeedsRoot => true;

    public override async Task HarmAsync(Scene scene)
    {
        var times = Times(scene, 1, 4);
        for (var i = 1; i <= times; i++)
        {
            scene.Say($"disk full, {i} of {times}");
            scene.Arena.Disk!.Fill();
            await Task.Delay(Seconds(scene, 3, 10));
            scene.Arena.Disk.Free();
            var free = Stopwatch.GetTimestamp();
            await Task.Delay(AfterRoom);
            scene.Record(free, afterRepair: true);
        }
    }
}
