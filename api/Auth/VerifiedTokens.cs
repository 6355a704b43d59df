using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EnglishLearning.Api.Auth;

/// <summary>
/// Remembers verified tokens by their SHA-256, so that a signature is checked once. Two generations bound it: when the
/// young one holds half of the capacity, the old one is dropped and the young one grows old.
/// </summary>
internal sealed class VerifiedTokens(int capacity)
{
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<Key, LearnerIdentity> _young = new();
    private volatile ConcurrentDictionary<Key, LearnerIdentity> _old = new();

    // ConcurrentDictionary.Count takes every lock; this does not.
    private int _youngCount;

    public LearnerIdentity? Find(ReadOnlySpan<char> token)
    {
        var key = Key.Of(token);
        if (_young.TryGetValue(key, out var identity))
            return identity;
        if (!_old.TryGetValue(key, out identity))
            return null;
        Add(key, identity);
        return identity;
    }

    public void Add(string token, LearnerIdentity identity) => Add(Key.Of(token), identity);

    private void Add(Key key, LearnerIdentity identity)
    {
        if (!_young.TryAdd(key, identity) || Interlocked.Increment(ref _youngCount) < capacity / 2)
            return;
        lock (_turning)
        {
            if (_youngCount < capacity / 2)
                return;
            (_old, _young) = (_young, new());
            _youngCount = 0;
        }
    }

    private readonly record struct Key(UInt128 High, UInt128 Low)
    {
        public static Key Of(ReadOnlySpan<char> token)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(MemoryMarshal.AsBytes(token), hash);
            var halves = MemoryMarshal.Cast<byte, UInt128>(hash);
            return new Key(halves[0], halves[1]);
        }
    }
}
