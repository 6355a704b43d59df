using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Grains.Learners;

/// <summary>Attempt ids are UUIDv7 (RFC 9562): the first 48 bits are unix milliseconds, which also choose the partition.</summary>
public static class AttemptId
{
    /// <summary>Before any spaced-repetition program that history comes from kept its log.</summary>
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public static bool IsV7(Guid id) => id is { Version: 7, Variant: >= 8 and <= 11 };

    /// <summary>The time in the id, UTC. Its 48 bits reach beyond the year 9999, whose end counts then.</summary>
    public static DateTimeOffset TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var time = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(time, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
    }

    public static bool HasSaneTime(Guid id, DateTimeOffset now) => TimeOf(id) is var time && time >= Earliest && time <= now + Ahead;

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
}
