using EnglishLearning.Bench.Chaos.Drills;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos;

/// <summary>One kind of fault, done to real servers under load.</summary>
internal abstract class Drill
{
    public static IReadOnlyList<Drill> All { get; } =
    [
        new SiloKill(), new DatabaseKill(), new SiloFreeze(), new AllSilos(), new SlowDisk(), new Switching(),
        new ConnectionResets(), new Partition(), new ClockSteps(), new FullDisk(), new FullDatabaseDisk(),
    ];

    public abstract string Name { get; }

    /// <summary>One sentence.</summary>
    public abstract string About { get; }

    public virtual ArenaPlan Plan { get; } = new();

    /// <summary>The longest time without service that issue 3 allows to those concerned, in seconds.</summary>
    public virtual double? Limit => null;

    /// <summary>Mounts, packet filters and tracing are root's.</summary>
    public virtual bool NeedsRoot => false;

    /// <summary>Which server a writer's next request goes to.</summary>
    public virtual Func<ApiClient> Way(Arena arena, int writer) => () => arena.Front;

    /// <summary>Does the harm and undoes it; the arena is healed afterwards in any case.</summary>
    public abstract Task HarmAsync(Scene scene);

    protected static int Times(Scene scene, int atShort, int atLong) => scene.Form == ChaosForm.Short ? atShort : atLong;

    protected static TimeSpan Seconds(Scene scene, double atShort, double atLong) =>
        TimeSpan.FromSeconds(scene.Form == ChaosForm.Short ? atShort : atLong);
}
