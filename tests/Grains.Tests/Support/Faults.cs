using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>When a store fails: never, or by a seeded lot.</summary>
internal sealed class Faults(int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    /// <summary>Share of calls that fail, in [0, 1].</summary>
    public double Rate { get; set; }

    public int Struck { get; private set; }

    public static StorageException Unavailable => new(StorageFault.Unavailable, "Switched off by a test.");

    /// <summary>0 where the call shall succeed, else the number of a way to fail, from 1.</summary>
    public int Draw(int ways)
    {
        lock (_lock)
        {
            if (_random.NextDouble() >= Rate)
                return 0;
            Struck++;
            return 1 + _random.Next(ways);
        }
    }
}
