using System.Buffers.Binary;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>Attempt ids, UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then chance from a seeded generator.</summary>
internal sealed class AttemptIdSource(Random random)
{
    public Guid Next(long unixMs)
    {
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id[6..]);
        BinaryPrimitives.WriteInt16BigEndian(id, (short)(unixMs >> 32));
        BinaryPrimitives.WriteInt32BigEndian(id[2..], (int)unixMs);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
