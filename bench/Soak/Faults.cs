using System.Collections.Concurrent;

namespace EnglishLearning.Bench.Soak;

/// <summary>What must not happen: counted, the first few kept. Thread-safe.</summary>
internal sealed class Faults
{
    private const int Kept = 20;

    private readonly ConcurrentQueue<string> _first = new();
    private int _count;

    public int Count => _count;

    public IReadOnlyCollection<string> First => _first;

    public void Add(string fault)
    {
        if (Interlocked.Increment(ref _count) <= Kept)
            _first.Enqueue(fault);
    }
}
