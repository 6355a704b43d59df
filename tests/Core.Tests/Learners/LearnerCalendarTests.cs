using System.Globalization;
using CsCheck;
using EnglishLearning.Core.Learners;
using NodaTime;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class LearnerCalendarTests
{
    private const string NewYork = "America/New_York";

    [Theory]
    [InlineData("Asia/Jakarta", "2026-03-01T20:59:59.9999999Z", "2026-03-01")]
    [InlineData("Asia/Jakarta", "2026-03-01T21:00:00Z", "2026-03-02")]
    [InlineData("Asia/Makassar", "2026-03-01T19:59:00Z", "2026-03-01")]
    [InlineData("Asia/Makassar", "2026-03-01T20:00:00Z", "2026-03-02")]
    [InlineData("Asia/Jayapura", "2026-03-01T18:59:00Z", "2026-03-01")]
    [InlineData("Asia/Jayapura", "2026-03-01T19:00:00Z", "2026-03-02")]
    [InlineData(NewYork, "2026-01-15T08:59:00Z", "2026-01-14")]
    [InlineData(NewYork, "2026-01-15T09:00:00Z", "2026-01-15")]
    [InlineData(NewYork, "2026-07-15T07:59:00Z", "2026-07-14")]
    [InlineData(NewYork, "2026-07-15T08:00:00Z", "2026-07-15")]
    public void DayOf_AtThreeFiftyNineAndAtFour_IsTheOldAndTheNewDay(string zone, string time, string day) =>
        Assert.Equal(Number(day), LearnerCalendar.Of(zone).DayOf(Time(time)));

    [Fact]
    public void DayOf_TheFirstOfJanuary1970_IsZero()
    {
        var calendar = LearnerCalendar.Of("Etc/UTC");
        Assert.Equal(-1, calendar.DayOf(Time("1970-01-01T03:59:59Z")));
        Assert.Equal(0, calendar.DayOf(Time("1970-01-01T04:00:00Z")));
    }

    [Fact]
    public void DayOf_TheSameInstantWithAnotherOffset_IsTheSameDay()
    {
        var calendar = LearnerCalendar.Of("Asia/Jakarta");
        Assert.Equal(
            calendar.DayOf(Time("2026-03-01T21:30:00Z")), calendar.DayOf(Time("2026-03-02T04:30:00+07:00")));
    }

    [Theory]
    [InlineData("2026-03-07", 23)]
    [InlineData("2026-03-08", 24)]
    [InlineData("2026-10-31", 25)]
    [InlineData("2026-11-01", 24)]
    public void StartOfDay_AroundTheChangesOfNewYork_MakesDaysOf23And25Hours(string day, int hours)
    {
        var calendar = LearnerCalendar.Of(NewYork);
        Assert.Equal(
            TimeSpan.FromHours(hours), calendar.StartOfDay(Number(day) + 1) - calendar.StartOfDay(Number(day)));
    }

    [Fact]
    public void StartOfDay_IsFourInTheMorning_InUtc()
    {
        var start = LearnerCalendar.Of("Asia/Jayapura").StartOfDay(Number("2026-08-17"));
        Assert.Equal(Time("2026-08-16T19:00:00Z"), start);
        Assert.Equal(TimeSpan.Zero, start.Offset);
    }

    [Fact]
    public void StartOfDay_WhereClocksSkippedFour_IsLaterByWhatTheySkipped()
    {
        // Casey station went from 02:00 (+08) straight to 05:00 (+11) on 2009-10-18: 04:00 is taken as 07:00.
        var calendar = LearnerCalendar.Of("Antarctica/Casey");
        var day = Number("2009-10-18");
        Assert.Equal(Time("2009-10-17T20:00:00Z"), calendar.StartOfDay(day));
        Assert.Equal(day - 1, calendar.DayOf(Time("2009-10-17T19:59:59Z")));
        Assert.Equal(day, calendar.DayOf(Time("2009-10-17T20:00:00Z")));
    }

    [Fact]
    public void DayOf_WhereAWholeDateWasSkipped_HasNoSuchDay()
    {
        // Samoa crossed the date line: 2011-12-30 did not happen.
        var calendar = LearnerCalendar.Of("Pacific/Apia");
        var skipped = Number("2011-12-30");
        Assert.Equal(calendar.StartOfDay(skipped + 1), calendar.StartOfDay(skipped));
        Assert.Equal(skipped - 1, calendar.DayOf(calendar.StartOfDay(skipped).AddTicks(-1)));
        Assert.Equal(skipped + 1, calendar.DayOf(calendar.StartOfDay(skipped)));
    }

    [Fact]
    public void DayOf_WhereADateHappenedTwice_NeverGoesBack()
    {
        // Kwajalein went back 23 hours at the end of 1969-09-30.
        var calendar = LearnerCalendar.Of("Pacific/Kwajalein");
        var day = Number("1969-09-30");
        var start = calendar.StartOfDay(day);
        for (var hours = 0; hours < 47; hours++)
            Assert.Equal(day, calendar.DayOf(start.AddHours(hours)));

        Assert.Equal(day + 1, calendar.DayOf(start.AddHours(47)));
    }

    [Fact]
    public void DayOf_AnyInstantInAnyZone_LiesInItsDayAndNeverFalls()
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids.ToArray();
        var seconds = Gen.Long[
            Time("1960-01-01T00:00:00Z").ToUnixTimeSeconds(), Time("2060-01-01T00:00:00Z").ToUnixTimeSeconds()];
        Gen.Select(Gen.OneOf(zones), seconds, Gen.Int[0, 200_000]).Sample((zone, second, more) =>
        {
            var calendar = LearnerCalendar.Of(zone);
            var time = DateTimeOffset.FromUnixTimeSeconds(second);
            var day = calendar.DayOf(time);
            Assert.True(calendar.StartOfDay(day) <= time);
            Assert.True(time < calendar.StartOfDay(day + 1));
            Assert.True(calendar.DayOf(time.AddSeconds(more)) >= day);
        });
    }

    [Theory]
    [InlineData("Asia/Bandung")]
    [InlineData("asia/jakarta")]
    [InlineData("UTC+07:00")]
    [InlineData("")]
    [InlineData(null)]
    public void Of_UnknownZone_IsRefused(string? zone)
    {
        Assert.False(LearnerCalendar.TryCreate(zone, out var calendar));
        Assert.Null(calendar);
        Assert.Throws<ArgumentException>(() => LearnerCalendar.Of(zone!));
    }

    [Fact]
    public void Of_TheSameZoneTwice_IsTheSameCalendar()
    {
        var calendar = LearnerCalendar.Of("Asia/Makassar");
        Assert.Same(calendar, LearnerCalendar.Of("Asia/Makassar"));
        Assert.Equal("Asia/Makassar", calendar.ZoneId);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static int Number(string date) =>
        DateOnly.Parse(date, CultureInfo.InvariantCulture).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
}
