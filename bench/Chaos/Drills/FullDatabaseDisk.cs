using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>PostgreSQL has no room for data or log: it refuses, or ends and is started again once there is room.</summary>
internal sealed class FullDatabaseDisk : Drill
{
    private static readonly TimeSpan AfterRoom = TimeSpan.FromSeconds(3);

    public override string Name => "disk-full-postgres";

    public override string About => "the disk of PostgreSQL's data and log fills up and gets room again; seconds from when it is back";

    public override ArenaPlan Plan { get; } = new(Silos: 2, SmallDisk: 400);

    public override bool NeedsRoot => true;

    public override async Task HarmAsync(Scene scene)
    {
        var (disk, postgres) = (scene.Arena.Disk!, scene.Arena.Postgres!);
        var times = Times(scene, 1, 3);
        for (var i = 1; i <= times; i++)
        {
            scene.Say($"disk full, {i} of {times}");
            disk.Fill();
            await Task.Delay(Seconds(scene, 4, 15));
            disk.Free();
            scene.Notes.Add(postgres.IsRunning ? "PostgreSQL lived through it" : "PostgreSQL ended and was started again");
            await postgres.StartAsync();
            var back = Stopwatch.GetTimestamp();
            await Task.Delay(AfterRoom);
            scene.Record(back, afterRepair: true);
        }
    }
}
