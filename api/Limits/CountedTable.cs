using System.Collections.Concurrent;

namespace EnglishLearning.Api.Limits;

/// <summary>
/// Everybody who is counted, in two generations. The old one is dropped when it has not been asked for within the longest
/// window, by when all its quotas are whole again, so nothing is forgotten; or when the young one holds half of the
/// capacity, which bounds the memory whatever comes, and then who was silent for longest starts anew.
/// </summary>
/// <param name="window">The longest, in ticks of the clock.</param>
internal sealed class CountedTable(int capacity, long window)
{
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<UInt128, Counted> _young = new();
    private volatile ConcurrentDictionary<UInt128, Counted> _old = new();
    private long _turned;

    // ConcurrentDictionary.Count takes every lock; this does not.
    private int _youngCount;

    public int Count => _young.Count + _old.Count;

    /// <param name="state">For <paramref name="make"/>, so that it need capture nothing.</param>
    public Counted Of<TState>(UInt128 key, long now, TState state, Func<TState, Counted> make)
    {
        if (now - Volatile.Read(ref _turned) >= window)
            TurnIfDue(now);
        var young = _young;
        if (young.TryGetValue(key, out var counted))
            return counted;
        if (!_old.TryGetValue(key, out counted))
            counted = make(state);
        if (!young.TryAdd(key, counted))
            return young.TryGetValue(key, out var other) ? other : counted;
        if (Interlocked.Increment(ref _youngCount) >= capacity / 2)
            TurnIfDue(now);
        return counted;
    }

    private void TurnIfDue(long now)
    {
        lock (_turning)
        {
            if (now - _turned < window && _youngCount < capacity / 2)
                return;
            (_old, _young) = (_young, new());
            _youngCount = 0;
            Volatile.Write(ref _turned, now);
        }
    }
}
