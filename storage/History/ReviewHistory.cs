namespace EnglishLearning.Storage.History;

/// <summary>One review from another program.</summary>
/// <param name="RowNumber">The line of a CSV file; for a package the place in the order of time, from 1.</param>
/// <param name="CardKey">Names the card within its source.</param>
/// <param name="Front">
/// Plain text, at most <see cref="CardText.Limit"/> characters, as <paramref name="Back"/>. Encode it where it is shown.
/// </param>
/// <param name="ReviewTime">In UTC.</param>
/// <param name="Rating">1 again, 2 hard, 3 good, 4 easy.</param>
/// <param name="DurationMs">Milliseconds until the answer; 0 where unknown.</param>
public sealed record ReviewRow(
    long RowNumber,
    string CardKey,
    string Front,
    string Back,
    DateTimeOffset ReviewTime,
    int Rating,
    int DurationMs);

/// <summary>What is wrong with one row; the others are read all the same.</summary>
/// <param name="Row">As <see cref="ReviewRow.RowNumber"/>.</param>
/// <param name="Column">The column's name, or empty where the row as a whole is wrong.</param>
/// <param name="Code">For programs: see <see cref="RowCodes"/>.</param>
/// <param name="Message">For people.</param>
public sealed record RowError(long Row, string Column, string Code, string Message);

/// <summary>The values of <see cref="RowError.Code"/>.</summary>
public static class RowCodes
{
    public const string Missing = "missing";
    public const string NotACard = "not_a_card";
    public const string NotATime = "not_a_time";
    public const string TooOld = "too_old";
    public const string InFuture = "in_future";
    public const string NotARating = "not_a_rating";
    public const string NotADuration = "not_a_duration";

    /// <summary>The row has another number of fields than the header, or a quote within an unquoted field.</summary>
    public const string Malformed = "malformed";
}

/// <summary>A review or an error: exactly one of the two is set. A row with several errors gives several entries.</summary>
public readonly record struct HistoryEntry
{
    private HistoryEntry(ReviewRow? review, RowError? error) => (Review, Error) = (review, error);

    public ReviewRow? Review { get; }

    public RowError? Error { get; }

    public static HistoryEntry Of(ReviewRow review) => new(review, null);

    public static HistoryEntry Of(RowError error) => new(null, error);
}

/// <summary>A whole history, sorted by time and card.</summary>
/// <param name="Errors">The first ones only, in the file's order.</param>
/// <param name="Rejected">Rows with at least one error.</param>
public sealed record ReviewHistory(IReadOnlyList<ReviewRow> Reviews, IReadOnlyList<RowError> Errors, long Rejected)
{
    public const int MaximumErrors = 1000;

    /// <summary>With two texts of 2,000 characters each that is 400 MB at the very most.</summary>
    public const int MaximumCards = 50_000;

    /// <summary>Gathers a history; <see cref="HistoryFormatException"/> where it has more reviews than allowed.</summary>
    public static async Task<ReviewHistory> CollectAsync(
        IAsyncEnumerable<HistoryEntry> entries, int maximumReviews, CancellationToken cancel = default)
    {
        var (reviews, errors, rejected, lastRejected) = (new List<ReviewRow>(), new List<RowError>(), 0L, -1L);
        var texts = new Dictionary<string, (string Front, string Back)>();
        await foreach (var entry in entries.WithCancellation(cancel).ConfigureAwait(false))
        {
            if (entry.Review is { } review)
            {
                if (reviews.Count == maximumReviews)
                    throw new HistoryFormatException(HistoryFault.TooLarge,
                        $"The history has more than {maximumReviews} reviews.");
                reviews.Add(WithSharedTexts(review, texts));
                continue;
            }
            if (entry.Error!.Row != lastRejected)
                rejected++;
            lastRejected = entry.Error.Row;
            if (errors.Count < MaximumErrors)
                errors.Add(entry.Error);
        }
        reviews.Sort(Compare);
        return new ReviewHistory(Apart(reviews), errors, rejected);
    }

    /// <summary>A card has the texts of its first row: one copy, however often it was reviewed.</summary>
    private static ReviewRow WithSharedTexts(ReviewRow review, Dictionary<string, (string Front, string Back)> texts)
    {
        if (!texts.TryGetValue(review.CardKey, out var shared))
        {
            if (texts.Count == MaximumCards)
                throw new HistoryFormatException(HistoryFault.TooLarge, $"The history has more than {MaximumCards} cards.");
            texts[review.CardKey] = shared = (review.Front, review.Back);
        }
        return review with { Front = shared.Front, Back = shared.Back };
    }

    /// <summary>
    /// Reviews of a card at one time (a date alone, or seconds) keep the order of their rows: each comes a millisecond
    /// after the one before it.
    /// </summary>
    private static List<ReviewRow> Apart(List<ReviewRow> sorted)
    {
        var tied = 0;
        for (var i = 1; i < sorted.Count; i++)
        {
            var time = sorted[i].ReviewTime;
            tied = sorted[i - 1].CardKey == sorted[i].CardKey && sorted[i - 1].ReviewTime.AddMilliseconds(-tied) == time ? tied + 1 : 0;
            if (tied > 0)
                sorted[i] = sorted[i] with { ReviewTime = time.AddMilliseconds(tied) };
        }
        return sorted;
    }

    private static int Compare(ReviewRow a, ReviewRow b)
    {
        var byTime = a.ReviewTime.CompareTo(b.ReviewTime);
        if (byTime != 0)
            return byTime;
        var byCard = string.CompareOrdinal(a.CardKey, b.CardKey);
        return byCard != 0 ? byCard : a.RowNumber.CompareTo(b.RowNumber);
    }
}
