using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.TimeZones;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// The learner's own days, numbered from 1970-01-01 and beginning at 04:00 where the learner lives, so that practice
/// after midnight still belongs to the evening. Time zones come from the TZDB bundled with NodaTime, never from the
/// machine. Good for the years 1 to 9998.
/// </summary>
public sealed class LearnerCalendar
{
    private const int DayStartsAtHour = 4;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    // Only known ids enter, so it stays as small as TZDB (about 600).
    private static readonly ConcurrentDictionary<string, LearnerCalendar> Known = new(StringComparer.Ordinal);

    private readonly DateTimeZone _zone;

    private LearnerCalendar(DateTimeZone zone) => _zone = zone;

    public string ZoneId => _zone.Id;

    /// <param name="zoneId">An IANA id, such as Asia/Jakarta; upper and lower case matter.</param>
    /// <exception cref="ArgumentException">Not in TZDB.</exception>
    public static LearnerCalendar Of(string zoneId) => TryCreate(zoneId, out var calendar)
        ? calendar
        : throw new ArgumentException($"'{zoneId}' is not an IANA time zone.", nameof(zoneId));

    /// <summary>False where the id is not in TZDB.</summary>
    public static bool TryCreate(string? zoneId, [NotNullWhen(true)] out LearnerCalendar? calendar)
    {
        var isKnown = zoneId is not null && TzdbDateTimeZoneSource.Default.CanonicalIdMap.ContainsKey(zoneId);
        calendar = isKnown ? Known.GetOrAdd(zoneId!, id => new(DateTimeZoneProviders.Tzdb[id])) : null;
        return isKnown;
    }

    /// <summary>
    /// The latest day that has begun. Never falls as time goes on, even where clocks are turned back over 04:00.
    /// </summary>
    public int DayOf(DateTimeOffset time)
    {
        var instant = Instant.FromDateTimeOffset(time);
        var local = instant.InZone(_zone).LocalDateTime.PlusHours(-DayStartsAtHour);
        var day = Period.DaysBetween(Epoch, local.Date);
        while (instant < StartInstant(day))
            day--;

        while (instant >= StartInstant(day + 1))
            day++;

        return day;
    }

    /// <summary>
    /// When the day begins, in UTC: 04:00 local, the earlier of two; where clocks skip it, later by what they skip.
    /// </summary>
    public DateTimeOffset StartOfDay(int day) => StartInstant(day).ToDateTimeOffset();

    private Instant StartInstant(int day) =>
        (Epoch.PlusDays(day) + new LocalTime(DayStartsAtHour, 0)).InZoneLeniently(_zone).ToInstant();
}
