using EnglishLearning.Api.Questions;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Api.Attempts;

/// <summary>What can be refused without knowing the learner or the question.</summary>
internal static class AnswerLimits
{
    public const int LargestBatch = 500;
    public const long AttemptBytes = 64 * 1024;
    public const long BatchBytes = 1024 * 1024;

    private const int MostHints = 20;
    private const int LongestResponseMs = 24 * 60 * 60 * 1000;

    /// <summary><see cref="AnswerFault.None"/> where nothing is wrong.</summary>
    public static AnswerFault Check(Answer answer) =>
        !QuestionIds.IsWellFormed(answer.QuestionId) ? AnswerFault.UnknownQuestion
        : answer.HintsUsed is < 0 or > MostHints ? AnswerFault.HintsOutOfRange
        : answer.ResponseMs is < 0 or > LongestResponseMs ? AnswerFault.ResponseMsOutOfRange
        : answer.Rating is < Rating.Again or > Rating.Easy ? AnswerFault.RatingOutOfRange
        : AnswerFault.None;
}
