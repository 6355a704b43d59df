using System.Collections.Concurrent;

namespace EnglishLearning.Api;

/// <summary>
/// A bounded memory in two generations. What is found in the old one is young again. The old one is dropped, and the young one
/// grows old, when the young one holds half of the capacity, which bounds the memory whatever comes; or when a window has gone
/// by, so that what was not asked for within it goes.
/// </summary>
/// <param name="window">In ticks of the clock that callers tell; by default none, and nobody need tell the time.</param>
internal sealed class Generations<TKey, TValue>(int capacity, long window = long.MaxValue)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();
    private long _turned;

    // ConcurrentDictionary.Count takes every lock; this does not.
    private int _youngCount;

    public int Count => _young.Count + _old.Count;

    public TValue? Find(TKey key, long now = 0)
    {
        if (now - Volatile.Read(ref _turned) >= window)
            TurnIfDue(now);
        if (_young.TryGetValue(key, out var value))
            return value;
        return _old.TryGetValue(key, out value) ? Add(key, value, now) : null;
    }

    /// <summary>What is remembered from here on: of two who add at once, both get the first one's.</summary>
    public TValue Add(TKey key, TValue value, long now = 0)
    {
        var young = _young;
        if (!young.TryAdd(key, value))
            return young.TryGetValue(key, out var first) ? first : value;
        if (Interlocked.Increment(ref _youngCount) >= capacity / 2)
            TurnIfDue(now);
        return value;
    }

    /// <param name="state">For <paramref name="make"/>, so that it need capture nothing.</param>
    public TValue FindOrAdd<TState>(TKey key, long now, TState state, Func<TState, TValue> make) => Find(key, now) ?? Add(key, make(state), now);

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
