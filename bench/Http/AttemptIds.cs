using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnglishLearning.Bench.Http;

/// <summary>Attempt ids as a client makes them: UUIDv7 (RFC 9562), here the same at each replay.</summary>
internal static class AttemptIds
{
    /// <summary>48 bits of unix milliseconds; the rest, but for version and variant, from SHA-256 of the name.</summary>
    public static Guid Of(DateTimeOffset time, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        Span<byte> stamp = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(stamp, time.ToUnixTimeMilliseconds());
        var id = hash[..16];
        stamp[2..].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
