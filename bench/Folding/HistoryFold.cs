using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Folding;

/// <summary>A whole log folded: every card as it must end, every review with what was believed before it.</summary>
internal sealed record HistoryFold(IReadOnlyDictionary<int, FoldedCard> Cards, IReadOnlyList<FoldedReview> Reviews)
{
    /// <param name="reviews">In the order of <see cref="ReviewFile.InOrder"/>, each card's in their own order.</param>
    public static HistoryFold Of(IReadOnlyList<Review> reviews)
    {
        var folds = new Dictionary<int, CardFold>();
        var folded = new List<FoldedReview>(reviews.Count);
        foreach (var review in reviews)
        {
            if (!folds.TryGetValue(review.CardId, out var fold))
                folds[review.CardId] = fold = new CardFold();
            folded.Add(fold.Add(review));
        }
        return new HistoryFold(folds.ToDictionary(fold => fold.Key, fold => fold.Value.Result(fold.Key)), folded);
    }
}
