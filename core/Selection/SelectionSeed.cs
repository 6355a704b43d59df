using System.Buffers.Binary;

namespace EnglishLearning.Core.Selection;

/// <summary>
/// A deterministic sequence for decisions that must replay: SplitMix64 (Steele, Lea, Flood 2014).
/// </summary>
public struct SelectionSeed(ulong state)
{
    private ulong _state = state;

    /// <summary>
    /// The seed of a choice: the same learner with the same answers gets the same questions on the same day, however
    /// often the client asks again.
    /// </summary>
    public static ulong Of(Guid learnerId, long version, int day)
    {
        Span<byte> id = stackalloc byte[16];
        learnerId.TryWriteBytes(id, bigEndian: true, out _);
        var mixed = new SelectionSeed(BinaryPrimitives.ReadUInt64BigEndian(id) ^ BinaryPrimitives.ReadUInt64BigEndian(id[8..]));
        mixed._state ^= mixed.Next() + (ulong)version;
        mixed._state ^= mixed.Next() + (ulong)day;
        return mixed.Next();
    }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));
}
