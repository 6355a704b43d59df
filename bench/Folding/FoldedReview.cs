using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Folding;

/// <summary>A review with what was known of its card before it.</summary>
/// <param name="Recall">Probability of recall; null on the first review, when nothing is known.</param>
/// <param name="LongReviewsBefore">Reviews of this card before it that came at least a day after their previous.</param>
/// <param name="LongLapsesBefore">Those of them that were rated Again.</param>
internal sealed record FoldedReview(Review Review, double? Recall, int LongReviewsBefore, int LongLapsesBefore);
