using EnglishLearning.Bench.Cli;

namespace EnglishLearning.Bench.Reviews;

/// <summary>
/// Answers older than three years are refused as stale, so an old log is played as if it were newer: whole weeks, so
/// that hours, days of the week and days between reviews stay as they were.
/// </summary>
internal static class TimeShift
{
    /// <summary>The server takes three years of 365 days; a day less leaves time for the replay itself.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays((3 * 365) - 1);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Weeks to add: 0 where the log is new enough, else as many as leave the last review a day in the past.</summary>
    /// <exception cref="UsageException">The log spans more than three years.</exception>
    public static int WeeksFor(DateTimeOffset first, DateTimeOffset last, DateTimeOffset now)
    {
        var earliest = now - Retention;
        if (first >= earliest)
            return 0;
        var weeks = (int)Math.Floor((now.AddDays(-1) - last) / Week);
        return first + (weeks * Week) >= earliest
            ? weeks
            : throw new UsageException(
                $"The reviews span {(last - first).TotalDays:F0} days; answers are taken up to {Retention.TotalDays:F0} days "
                + "old. Play them by --path import, which has no such bound, or fewer of them by --limit.");
    }

    public static IReadOnlyList<Review> Apply(IReadOnlyList<Review> reviews, int weeks) =>
        weeks == 0 ? reviews : [.. reviews.Select(review => review with { At = review.At + (weeks * Week) })];
}
