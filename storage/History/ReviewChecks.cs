namespace EnglishLearning.Storage.History;

/// <summary>The bounds that a review of any source keeps.</summary>
internal static class ReviewChecks
{
    public const int CardKeyLimit = 128;

    /// <summary>No program of spaced repetition kept such logs before.</summary>
    public static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Clocks differ and date-only times are set at noon: a day ahead is no error.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    public static RowError? Time(long row, string column, DateTimeOffset time, DateTimeOffset now)
    {
        if (time < Earliest)
            return new RowError(row, column, RowCodes.TooOld, $"{column} is before 2000-01-01");
        return time > now + ClockTolerance ? new RowError(row, column, RowCodes.InFuture, $"{column} is in the future") : null;
    }

    public static RowError? Rating(long row, string column, long rating) =>
        rating is >= 1 and <= 4 ? null : new RowError(row, column, RowCodes.NotARating, $"{column} is not 1, 2, 3 or 4");

    public static RowError? Duration(long row, string column, long milliseconds) =>
        milliseconds is >= 0 and <= int.MaxValue
            ? null
            : new RowError(row, column, RowCodes.NotADuration, $"{column} is not a whole number of milliseconds from 0 to {int.MaxValue}");
}
