using System.Globalization;
using EnglishLearning.Bench.Folding;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Metrics;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Replay;

/// <summary>
/// Finds each review of the file in the server's log, once, and with it the prediction that was stored before it was
/// graded. A review is known by its question and its time, which differ within a card.
/// </summary>
internal sealed class AttemptCheck
{
    private readonly Dictionary<Review, double> _predictions = [];
    private readonly List<Difference> _differences = [];

    /// <summary>What the server believed before the review; only where it was found.</summary>
    public IReadOnlyDictionary<Review, double> Predictions => _predictions;

    public IReadOnlyList<Difference> Differences => _differences;

    public static AttemptCheck Compare(
        IReadOnlyList<FoldedReview> expected, IReadOnlyList<Attempt> served, Func<int, string> questionId)
    {
        var check = new AttemptCheck();
        if (served.Count != expected.Count)
            check.Add("attempts", "count", expected.Count, served.Count);
        var byReview = served.ToLookup(attempt => (attempt.QuestionId, attempt.AnsweredAt));
        foreach (var review in expected)
            check.Compare(review, [.. byReview[(questionId(review.Review.CardId), review.Review.At)]]);
        return check;
    }

    private void Compare(FoldedReview expected, IReadOnlyList<Attempt> found)
    {
        var review = expected.Review;
        var name = $"card {review.CardId} review {review.Order}";
        if (found.Count != 1)
        {
            Add(name, "in the log, times", 1, found.Count);
            return;
        }
        if (found[0].Rating != review.Rating)
            Add(name, "rating", review.Rating, found[0].Rating);
        if (expected.Recall is { } recall && !(Math.Abs(found[0].PCorrect - recall) <= PredictionLimits.Relative))
            Add(name, "pCorrect", recall, found[0].PCorrect);
        _predictions[review] = found[0].PCorrect;
    }

    private void Add(string name, string member, IFormattable expected, IFormattable actual) => _differences.Add(new Difference(
        name, member, expected.ToString(null, CultureInfo.InvariantCulture), actual.ToString(null, CultureInfo.InvariantCulture)));
}
