using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos.Drills;

/// <summary>Each request of a learner goes to another silo than the one before, without a proxy.</summary>
internal sealed class Switching : Drill
{
    public override string Name => "switching";

    public override string About => "learners switch between silos at every request, in their middle a silo is killed";

    public override Func<ApiClient> Way(Arena arena, int writer)
    {
        var next = writer;
        return () => arena.Direct[next++ % arena.Direct.Count];
    }

    public override async Task HarmAsync(Scene scene)
    {
        scene.Say("every request to another silo");
        await Task.Delay(Seconds(scene, 2, 20));
        var silo = scene.AnySilo();
        scene.Say($"and {silo.Name} killed");
        await scene.KillAsync(silo);
        await Task.Delay(Seconds(scene, 1, 5));
        await scene.Arena.HealAsync();
        await Task.Delay(Seconds(scene, 1, 20));
    }
}
