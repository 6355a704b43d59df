using System.Buffers.Binary;

namespace EnglishLearning.Core.Fsrs;

/// <summary>
/// Spreads intervals so that cards learned together do not stay due together. Deterministic: the caller passes the
/// unit. Source of the ranges: ts-fsrs 5.4.2, get_fuzz_range; the maximum limits the interval first, as in Anki.
/// </summary>
public static class Fuzz
{
    private const double SmallestFuzzedInterval = 2.5;
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>
    /// The whole days, both included, among which an interval may fall. Below 2.5 days there is one only. An interval
    /// longer than the time just waited never becomes as short as it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An interval not above 0, or a maximum below 1.</exception>
    public static (int Min, int Max) Range(double interval, int elapsedDays, int maximumInterval)
    {
        if (interval is not > 0)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval is above 0 days.");

        ArgumentOutOfRangeException.ThrowIfLessThan(maximumInterval, 1);
        interval = Math.Min(interval, maximumInterval);
        if (interval < SmallestFuzzedInterval)
        {
            var unchanged = Math.Max(1, Round(interval));
            return (unchanged, unchanged);
        }

        var delta = Delta(interval);
        var max = Round(Math.Min(interval + delta, maximumInterval));
        var min = Math.Max(2, Round(interval - delta));
        if (interval > elapsedDays)
            min = Math.Max(min, elapsedDays + 1);

        return (min, max);
    }

    /// <summary>The day of <see cref="Range"/> that the unit, uniform in [0, 1), chooses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="Range"/>, or a unit outside [0, 1).</exception>
    public static int Apply(int interval, int elapsedDays, int maximumInterval, double unit)
    {
        if (unit is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "A fuzz unit lies in [0, 1).");

        var (min, max) = Range(interval, elapsedDays, maximumInterval);
        return min + (int)(unit * (max - min + 1));
    }

    /// <summary>
    /// The unit of one repetition of one learner's card, the same in every process and version: FNV-1a 64 over the
    /// learner id (16 bytes, RFC 9562 order), the question id (UTF-8) and the repetition (4 bytes, little-endian), then
    /// the splitmix64 finaliser, because FNV leaves its last bytes out of the high bits; the top 53 bits over 2^53.
    /// </summary>
    public static double Unit(Guid learnerId, string questionId, int repetition)
    {
        Span<byte> bytes = stackalloc byte[16];
        learnerId.TryWriteBytes(bytes, bigEndian: true, out _);
        var hash = Fnv1a(FnvOffset, bytes);
        foreach (var rune in questionId.EnumerateRunes())
            hash = Fnv1a(hash, bytes[..rune.EncodeToUtf8(bytes)]);

        BinaryPrimitives.WriteInt32LittleEndian(bytes, repetition);
        hash = Fnv1a(hash, bytes[..sizeof(int)]);
        return (SplitMix(hash) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>1 day, and 15 % of the days from 2.5 to 7, 10 % of those to 20, 5 % of those beyond.</summary>
    private static double Delta(double interval) => 1
        + (0.15 * (Math.Min(interval, 7) - SmallestFuzzedInterval))
        + (0.10 * Math.Max(Math.Min(interval, 20) - 7, 0))
        + (0.05 * Math.Max(interval - 20, 0));

    private static int Round(double days) => (int)Math.Round(days, MidpointRounding.AwayFromZero);

    private static ulong Fnv1a(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            hash = (hash ^ value) * FnvPrime;

        return hash;
    }

    private static ulong SplitMix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
