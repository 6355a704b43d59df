namespace EnglishLearning.Bench.Reviews;

/// <summary>
/// Reviews of one card within one second: the log counts by time of answer, so they must differ in it to keep the order
/// in which they were made.
/// </summary>
internal static class Ties
{
    /// <summary>The same reviews, each at least a millisecond after the one before it on its card; and how many moved.</summary>
    public static (IReadOnlyList<Review> Reviews, int Moved) Separate(IReadOnlyList<Review> reviews)
    {
        var moved = 0;
        var separated = new List<Review>(reviews.Count);
        foreach (var card in reviews.GroupBy(review => review.CardId))
        {
            var previous = DateTimeOffset.MinValue;
            foreach (var review in card.OrderBy(review => review.Order))
            {
                var at = review.At > previous ? review.At : previous.AddMilliseconds(1);
                moved += at == review.At ? 0 : 1;
                separated.Add(review with { At = at });
                previous = at;
            }
        }
        return (ReviewFile.InOrder(separated), moved);
    }
}
