namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>One silo's clock leaps two minutes ahead and falls two minutes behind while it serves.</summary>
internal sealed class ClockSteps : Drill
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(2);

    public override string Name => "clock-steps";

    public override string About => "one silo's clock steps by +2 and -2 minutes while it runs (libfaketime), learners switch between it and the others";

    public override ArenaPlan Plan { get; } = new(Silos: 2, FakeClock: true);

    public override Func<Http.ApiClient> Way(Arena arena, int writer)
    {
        var next = writer;
        return () => arena.Direct[next++ % arena.Direct.Count];
    }

    public override async Task HarmAsync(Scene scene)
    {
        var clock = scene.Arena.Clock!;
        var times = Times(scene, 1, 4);
        for (var i = 1; i <= times; i++)
        {
            foreach (var offset in (TimeSpan[])[Step, -Step, TimeSpan.Zero])
            {
                scene.Say($"clock of {scene.Arena.Silos[^1].Name}: {offset.TotalSeconds:+0;-0;0} s");
                clock.Set(offset);
                await Task.Delay(Seconds(scene, 2.5, 5));
                await CheckAsync(scene, offset);
            }
        }
        foreach (var silo in scene.Arena.Silos.Where(silo => !silo.IsRunning))
            scene.Faults.Add($"{silo.Name} ended over a step of a clock: see its log.");
    }

    /// <summary>What the silo dates its replies with, to the second and refreshed once a second.</summary>
    private static async Task CheckAsync(Scene scene, TimeSpan offset)
    {
        using var reply = await scene.Arena.Silos[^1].Http.GetAsync(new Uri("/livez", UriKind.Relative));
        var told = reply.Headers.Date - TimeProvider.System.GetUtcNow() ?? TimeSpan.MaxValue;
        if ((told - offset).Duration() > Step / 4)
            scene.Faults.Add($"The clock did not step to {offset.TotalSeconds} s, but to {told.TotalSeconds:F0} s: the drill proves nothing.");
    }
}
