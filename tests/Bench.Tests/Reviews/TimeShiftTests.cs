using EnglishLearning.Bench.Cli;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Tests.Reviews;

public sealed class TimeShiftTests
{
    private static readonly DateTimeOffset Now = Histories.Time("2026-11-22T15:00:00Z");

    [Fact]
    public void WeeksFor_LogWithinRetention_IsZero() =>
        Assert.Equal(0, TimeShift.WeeksFor(Now.AddDays(-1090), Now.AddDays(-3), Now));

    [Fact]
    public void WeeksFor_OldLog_PutsTheLastReviewWithinTheWeekBeforeYesterday()
    {
        var last = Now.AddDays(-2000);
        var weeks = TimeShift.WeeksFor(last.AddDays(-300), last, Now);
        Assert.InRange(Now - last.AddDays(7 * weeks), TimeSpan.FromDays(1), TimeSpan.FromDays(8));
    }

    [Fact]
    public void WeeksFor_LogOfMoreThanThreeYears_SaysSo()
    {
        var fault = Assert.Throws<UsageException>(() => TimeShift.WeeksFor(Now.AddDays(-3000), Now.AddDays(-1000), Now));
        Assert.Contains("--path import", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_Weeks_KeepsHourAndDayOfWeek()
    {
        var reviews = Histories.Card(1, (0, 3), (5, 3));
        var shifted = TimeShift.Apply(reviews, 3);
        Assert.Equal(reviews.Select(review => review.At.AddDays(21)), shifted.Select(review => review.At));
        Assert.Equal(reviews.Select(review => review.At.DayOfWeek), shifted.Select(review => review.At.DayOfWeek));
    }
}
