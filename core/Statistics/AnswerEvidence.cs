using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Statistics;

/// <summary>What one entry of the log says of its question.</summary>
/// <param name="Counts">True for a first, rated answer that was graded by a key: it moves difficulty and sums.</param>
/// <param name="Ability">The learner's ability as believed before the answer.</param>
public readonly record struct AnswerEvidence(
    EntryKind Kind, int QuestionVersion, bool Counts, double Score, double Guess, Estimate Ability, double Weight)
{
    /// <summary>The evidence in a log entry; a voiding entry carries the evidence of what it voids.</summary>
    public static AnswerEvidence Of(Attempt attempt) =>
        new(
            attempt.Kind,
            attempt.QuestionVersion,
            attempt is { First: true, Rated: true, SelfGraded: false },
            attempt.Score,
            attempt.Parameters.Guess,
            attempt.AbilityBefore,
            Evidence.Weight(attempt));
}
