using System.Collections.Concurrent;

namespace EnglishLearning.Bench.Soak;

/// <summary>What must not happen: all counted, the first few kinds kept. Thread-safe.</summary>
internal sealed class Faults
{
    private const int KeptKinds = 20;

    private readonly ConcurrentDictionary<string, int> _first = new();
    private int _count;

    public int Count => _count;

    /// <summary>How often each came. Late in a race a kind or two too many may be kept.</summary>
    public IReadOnlyDictionary<string, int> First => _first;

    public void Add(string fault)
    {
        Interlocked.Increment(ref _count);
        if (_first.Count < KeptKinds || _first.ContainsKey(fault))
            _first.AddOrUpdate(fault, 1, (_, count) => count + 1);
    }
}
