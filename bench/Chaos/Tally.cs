using System.Collections.Concurrent;

namespace EnglishLearning.Bench.Chaos;

/// <summary>How often each kind of reply came: an HTTP status, or "none". Thread-safe.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _replies = new();
    private readonly ConcurrentDictionary<string, int> _faults = new();

    public IReadOnlyDictionary<string, int> Replies => new SortedDictionary<string, int>(_replies.ToDictionary());

    /// <summary>Replies that nothing in a drill explains.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    public int Acknowledged => _replies.GetValueOrDefault("200");

    public void Count(string reply) => _replies.AddOrUpdate(reply, 1, (_, count) => count + 1);

    public void Fault(string text) => _faults.AddOrUpdate(text, 1, (_, count) => count + 1);
}
