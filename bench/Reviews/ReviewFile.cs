using System.Globalization;
using CsvHelper;
using EnglishLearning.Bench.Cli;

namespace EnglishLearning.Bench.Reviews;

/// <summary>
/// Reads review logs: CSV with the columns card_id, review_th, review_time, elapsed_days, rating, duration_ms, others
/// ignored. A time without an hour (SuperMemo keeps the date alone) is taken as noon, UTC.
/// </summary>
internal static class ReviewFile
{
    private static readonly string[] Needed = ["card_id", "review_th", "review_time", "elapsed_days", "rating"];

    private static readonly string[] DateFormats = ["yyyy-MM-dd"];

    /// <summary>All reviews in the order of time, then card, then place within the card.</summary>
    /// <exception cref="UsageException">No such file, or a line that cannot be read; the message names it.</exception>
    public static IReadOnlyList<Review> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var reviews = Read(reader);
            return reviews.Count > 0 ? reviews : throw new UsageException($"{path}: there is no review in it.");
        }
        catch (UsageException fault)
        {
            throw new UsageException($"{path}: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {fault.Message}");
        }
    }

    public static IReadOnlyList<Review> Read(TextReader reader)
    {
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        var reviews = new List<Review>();
        try
        {
            if (!csv.Read())
                return reviews;
            csv.ReadHeader();
            if (Needed.Except(csv.HeaderRecord!).FirstOrDefault() is { } missing)
                throw new UsageException($"there is no column {missing}.");
            while (csv.Read())
                reviews.Add(Row(csv));
        }
        catch (CsvHelperException fault)
        {
            throw new UsageException($"line {csv.Parser.RawRow}: {fault.Message.Split('\n')[0].Trim()}");
        }
        return InOrder(reviews);
    }

    public static IReadOnlyList<Review> InOrder(IEnumerable<Review> reviews) =>
        [.. reviews.OrderBy(review => review.At).ThenBy(review => review.CardId).ThenBy(review => review.Order)];

    private static Review Row(CsvReader csv) => new(
        Whole(csv, "card_id", 0, int.MaxValue),
        Whole(csv, "review_th", 1, int.MaxValue),
        Time(csv),
        Whole(csv, "elapsed_days", -1, 36_500),
        Whole(csv, "rating", 1, 4),
        csv.TryGetField<string>("duration_ms", out var duration) && !string.IsNullOrEmpty(duration)
            ? Whole(csv, "duration_ms", 0, int.MaxValue)
            : 0);

    private static int Whole(CsvReader csv, string column, int min, int max)
    {
        var text = csv.GetField(column);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max
            ? value
            : throw Fault(csv, column, text, $"a whole number from {min} to {max}");
    }

    private static DateTimeOffset Time(CsvReader csv)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var text = csv.GetField("review_time");
        if (DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, Utc, out var date))
            return date.AddHours(12);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : throw Fault(csv, "review_time", text, "a time as in RFC 3339, or a date");
    }

    private static UsageException Fault(CsvReader csv, string column, string? text, string expected) =>
        new($"line {csv.Parser.RawRow}: {column} is '{text}', not {expected}.");
}
