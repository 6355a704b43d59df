using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Grains.Learners;

/// <summary>Attempt ids are UUIDv7 (RFC 9562): the first 48 bits are unix milliseconds, which also choose the partition.</summary>
public static class AttemptId
{
    public static bool IsV7(Guid id) => id is { Version: 7, Variant: >= 8 and <= 11 };

    /// <summary>The time in the id chooses a partition: one far from the answer would make partitions for nothing.</summary>
    public static bool HasSaneTime(Guid id, DateTimeOffset earliest, DateTimeOffset latest) =>
        UnixMs(id) is var time && time >= earliest.ToUnixTimeMilliseconds() && time <= latest.ToUnixTimeMilliseconds();

    /// <summary>
    /// The id of a review made elsewhere: always the same for the same review of the same learner, so that importing a
    /// file twice counts once.
    /// </summary>
    public static Guid OfForeign(Guid learnerId, ForeignReview review)
    {
        var time = review.ReviewTime.ToUnixTimeMilliseconds();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{learnerId:N}|{time}|{(int)review.Rating}|{review.CardKey}"), hash);
        var id = hash[..16];
        Span<byte> stamp = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(stamp, time << 16);
        stamp[..6].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }

    /// <summary>Unix milliseconds of the id. 48 bits: more than a <see cref="DateTimeOffset"/> can hold.</summary>
    internal static long UnixMs(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
    }
}
