using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>Connections between silos and the database break off in the midst of statements.</summary>
internal sealed class ConnectionResets : Drill
{
    private const double Share = 0.5;

    public override string Name => "resets";

    public override string About => "half of the connections between silos and PostgreSQL reset (RST) every 50 to 550 ms, then all refused for 1 s";

    public override ArenaPlan Plan { get; } = new(Silos: 2, OwnLines: true);

    public override async Task HarmAsync(Scene scene)
    {
        var line = scene.Arena.ToPostgres!;
        var end = Stopwatch.GetTimestamp() + (long)(Seconds(scene, 3, 40).TotalSeconds * Stopwatch.Frequency);
        var reset = 0;
        while (Stopwatch.GetTimestamp() < end)
        {
            reset += line.Reset(Share, scene.Random);
            scene.Say($"{reset} connections reset");
            await Task.Delay(scene.Random.Next(50, 550));
        }
        line.Break();
        await Task.Delay(TimeSpan.FromSeconds(1));
        line.Mend();
        var mended = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(2));
        scene.Record(mended, afterRepair: true);
        scene.Notes.Add($"{reset} ends of connections reset");
        if (reset == 0)
            scene.Faults.Add("No connection was reset: the drill proves nothing.");
    }
}
