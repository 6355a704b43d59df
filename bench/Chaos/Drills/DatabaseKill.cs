using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>SIGKILL to PostgreSQL with all its processes, and a start on the same data, which it recovers from its log.</summary>
internal sealed class DatabaseKill : Drill
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    public override string Name => "database-kill";

    public override string About => "kill -9 of PostgreSQL (postmaster and children), and a restart; seconds from when it is back";

    public override double? Limit => 5;

    public override async Task HarmAsync(Scene scene)
    {
        var times = Times(scene, 1, 20);
        for (var i = 1; i <= times; i++)
        {
            scene.Say($"kill {i} of {times}");
            await scene.KillDatabaseAsync();
            await Task.Delay(Away);
            await scene.Arena.Postgres!.StartAsync();
            var back = Stopwatch.GetTimestamp();
            await Task.Delay(Between);
            scene.Record(back, afterRepair: true);
        }
    }
}
