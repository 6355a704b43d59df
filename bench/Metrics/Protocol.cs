using EnglishLearning.Bench.Folding;

namespace EnglishLearning.Bench.Metrics;

/// <summary>
/// Which predictions count (README of srs-reviews): reviews at least a day after their card's previous one, by time and
/// card, cut into six folds of floor(n/6), the last five tested, their predictions pooled.
/// </summary>
internal static class Protocol
{
    private const int Folds = 6;

    /// <summary>Null where there are fewer than six reviews to speak of.</summary>
    public static Figures? Evaluate(IReadOnlyList<FoldedReview> reviews, Func<FoldedReview, double> probability)
    {
        var items = Items(reviews);
        var tested = Tested(items);
        return tested.Count == 0
            ? null
            : Figures.Of(items.Count, [.. tested.Select(item => new Prediction(probability(item), item.Review.Recalled, BinOf(item)))]);
    }

    public static IReadOnlyList<FoldedReview> Items(IReadOnlyList<FoldedReview> reviews) =>
    [
        .. reviews
            .Where(review => review is { Recall: not null, Review.ElapsedDays: > 0 })
            .OrderBy(review => review.Review.At)
            .ThenBy(review => review.Review.CardId),
    ];

    public static IReadOnlyList<FoldedReview> Tested(IReadOnlyList<FoldedReview> items) =>
        [.. items.Skip(items.Count - ((Folds - 1) * (items.Count / Folds)))];

    private static Bin BinOf(FoldedReview item) =>
        Bin.Of(item.Review.ElapsedDays, item.LongReviewsBefore, item.LongLapsesBefore);
}
