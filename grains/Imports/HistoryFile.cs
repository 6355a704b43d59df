using EnglishLearning.Contracts.Imports;
using EnglishLearning.Storage.History;

namespace EnglishLearning.Grains.Imports;

/// <summary>Reads the file of an import whole, sorted by time.</summary>
public static class HistoryFile
{
    /// <summary>Ten years of 135 reviews a day; more is no learner.</summary>
    private const int MaximumReviews = 500_000;

    /// <exception cref="HistoryFormatException">The file as a whole cannot be read.</exception>
    public static async Task<(ReviewHistory History, int Skipped)> ReadAsync(ImportFormat format, byte[] bytes, DateTimeOffset now)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        if (format == ImportFormat.Csv)
            return (await ReviewHistory.CollectAsync(CsvHistory.ReadAsync(stream, now), MaximumReviews), 0);
        using var package = await AnkiPackage.OpenAsync(stream);
        var history = await ReviewHistory.CollectAsync(package.ReadAsync(now), MaximumReviews);
        return (history, (int)(package.Skipped.NotReviews + package.Skipped.DeletedCards));
    }

    /// <summary>What is known of an import once its file is read and nothing is folded in.</summary>
    public static ImportStatus StatusOf(ReviewHistory history, int skipped, ImportState state) =>
        new(
            state,
            history.Reviews.Count + (int)history.Rejected,
            0,
            0,
            (int)history.Rejected,
            skipped,
            history.Reviews.Select(review => review.CardKey).Distinct().Count(),
            [.. history.Errors.Take(100).Select(error => new ImportRowError(error.Row, error.Column, error.Code, error.Message))],
            null);
}
