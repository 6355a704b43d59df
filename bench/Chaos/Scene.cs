using System.Diagnostics;
using EnglishLearning.Local;

namespace EnglishLearning.Bench.Chaos;

/// <summary>What a drill does its harm to, while learners answer.</summary>
internal sealed class Scene(Arena arena, ChaosForm form, Random random, Action<string> said)
{
    private readonly List<Outage> _outages = [];

    public Arena Arena => arena;

    public ChaosForm Form => form;

    public Random Random => random;

    public IReadOnlyList<Outage> Outages => _outages;

    /// <summary>Processes killed so far, by kind.</summary>
    public int SilosKilled { get; private set; }

    public int DatabasesKilled { get; private set; }

    /// <summary>What a reader of the report should know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>What must be true of this drill beside the invariants, and is not.</summary>
    public List<string> Faults { get; } = [];

    public void Say(string text) => said(text);

    public SiloProcess AnySilo() => arena.Silos[random.Next(arena.Silos.Count)];

    public async Task KillAsync(SiloProcess silo)
    {
        SilosKilled++;
        await silo.KillAsync();
    }

    public async Task KillDatabaseAsync()
    {
        DatabasesKilled++;
        await arena.Postgres!.KillAsync();
    }

    /// <summary>Notes an outage of a silo's learners, or of everybody's, that began then and may reach until now.</summary>
    public void Record(long from, string? silo = null, bool afterRepair = false) =>
        _outages.Add(new Outage(silo, from, Stopwatch.GetTimestamp(), afterRepair));
}
