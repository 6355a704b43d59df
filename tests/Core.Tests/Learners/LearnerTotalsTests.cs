using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class LearnerTotalsTests
{
    [Fact]
    public void Add_OverDays_CountsDaysAndTheRunThatEndsOnTheLast()
    {
        var totals = default(LearnerTotals);
        var seen = new List<(int Attempts, int Correct, int Active, int Streak)>();
        foreach (var (day, right) in ((int, bool)[])[(0, true), (0, false), (1, true), (2, true), (5, false), (6, true)])
        {
            var answer = Answers.At(Answers.Noon.AddDays(day), 1);
            totals = totals.Add(right ? answer : answer.Wrong());
            Assert.Equal(answer.Day, totals.LastDay);
            seen.Add((totals.Attempts, totals.Correct, totals.ActiveDays, totals.StreakDays));
        }

        Assert.Equal([(1, 1, 1, 1), (2, 1, 1, 1), (3, 2, 2, 2), (4, 3, 3, 3), (5, 3, 4, 1), (6, 4, 5, 2)], seen);
    }

    [Fact]
    public void Add_TheFirstAnswerOnDayZero_IsADay()
    {
        var totals = default(LearnerTotals).Add(Answers.At(Answers.Noon, 1) with { Day = 0 });
        Assert.Equal(new LearnerTotals(1, 1, 1, 1, 0), totals);
        Assert.Equal(new LearnerTotals(1, 1, 1, 1, -10), default(LearnerTotals).Add(Answers.At(Answers.Noon, 1) with { Day = -10 }));
    }

    [Theory]
    // 20:30 UTC is 03:30 the next morning in Jakarta, still the day before; 04:30 in Makassar, a new day.
    [InlineData("Asia/Jakarta", 1)]
    [InlineData("Asia/Makassar", 2)]
    [InlineData("America/New_York", 1)]
    public void Add_AnEveningAndTheNightAfter_AreDaysOfTheLearnersOwnZone(string zone, int days)
    {
        var evening = new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
        var totals = default(LearnerTotals)
            .Add(Answers.At(evening, 1, zone))
            .Add(Answers.At(evening.AddHours(6.5), 2, zone));
        Assert.Equal((days, days), (totals.ActiveDays, totals.StreakDays));
    }

    [Fact]
    public void Add_EveryNoonOverTheClockChangesOfNewYork_NeverBreaksTheRun()
    {
        var totals = default(LearnerTotals);
        for (var day = 0; day < 365; day++)
        {
            var local = new DateTime(2026, 1, 1, 3, 30, 0).AddDays(day);
            var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
            var time = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            totals = totals.Add(Answers.At(time, day, "America/New_York"));
        }

        Assert.Equal((365, 365), (totals.ActiveDays, totals.StreakDays));
    }
}
