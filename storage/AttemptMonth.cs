using System.Buffers.Binary;
using System.Globalization;

namespace EnglishLearning.Storage;

/// <summary>The month (UTC) of an attempt by the time in its id: a UUIDv7 begins with 48 bits of Unix milliseconds.</summary>
internal readonly record struct AttemptMonth(int Year, int Month)
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public AttemptMonth Next => Month == 12 ? new(Year + 1, 1) : new(Year, Month + 1);

    /// <summary>The lowest id of the month, in the byte order by which PostgreSQL compares ids.</summary>
    public Guid FirstId
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteInt64BigEndian(bytes, Start.ToUnixTimeMilliseconds() << 16);
            return new Guid(bytes, bigEndian: true);
        }
    }

    public DateTimeOffset Start => new(Year, Month, 1, 0, 0, 0, TimeSpan.Zero);

    public static AttemptMonth Of(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month);

    public static AttemptMonth Of(Guid attemptId) => Of(DateTimeOffset.FromUnixTimeMilliseconds(UnixMs(attemptId)));

    /// <summary>Bounded, because each month is a partition.</summary>
    public static bool IsValid(Guid attemptId) =>
        attemptId.Version == 7
        && UnixMs(attemptId) is var time
        && time >= Earliest.ToUnixTimeMilliseconds()
        && time < End.ToUnixTimeMilliseconds();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}_{Month:00}");

    private static long UnixMs(Guid attemptId)
    {
        Span<byte> bytes = stackalloc byte[16];
        attemptId.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
    }
}
