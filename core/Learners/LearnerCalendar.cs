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
    private const long DayStart = DayStartsAtHour * NodaConstants.TicksPerHour;

    // No zone moved its clocks by more than a day: so far from a change, local times are the instants plus one offset.
    private const long Calm = 2 * NodaConstants.TicksPerDay;

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
        if (CalmOffset(instant) is { } offset)
            return Day(instant.ToUnixTimeTicks() + offset - DayStart);
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
    public DateTimeOffset StartOfDay(int day)
    {
        var local = day * NodaConstants.TicksPerDay + DayStart;
        return CalmOffset(Instant.FromUnixTimeTicks(local)) is { } offset
            ? DateTimeOffset.UnixEpoch.AddTicks(local - offset)
            : StartInstant(day).ToDateTimeOffset();
    }

    private Instant StartInstant(int day) =>
        (Epoch.PlusDays(day) + new LocalTime(DayStartsAtHour, 0)).InZoneLeniently(_zone).ToInstant();

    /// <summary>Ticks from UTC to local time; null near a change, where days take the long way.</summary>
    private long? CalmOffset(Instant around)
    {
        // Kept by NodaTime for times met before.
        var interval = _zone.GetZoneInterval(around);
        var ticks = around.ToUnixTimeTicks();
        var isCalm = (!interval.HasStart || ticks - interval.Start.ToUnixTimeTicks() > Calm)
            && (!interval.HasEnd || interval.End.ToUnixTimeTicks() - ticks > Calm);
        return isCalm ? interval.WallOffset.Ticks : null;
    }

    private static int Day(long ticks) =>
        (int)(ticks >= 0 ? ticks / NodaConstants.TicksPerDay : (ticks + 1) / NodaConstants.TicksPerDay - 1);
}
