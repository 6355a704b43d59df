using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EnglishLearning.Api.Auth;

/// <summary>Remembers verified tokens by their SHA-256, so that a signature is checked once.</summary>
internal sealed class VerifiedTokens(int capacity)
{
    private readonly Generations<Key, LearnerIdentity> _verified = new(capacity);

    public LearnerIdentity? Find(ReadOnlySpan<char> token) => _verified.Find(Key.Of(token));

    public void Add(string token, LearnerIdentity identity) => _verified.Add(Key.Of(token), identity);

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
