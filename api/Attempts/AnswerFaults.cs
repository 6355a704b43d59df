using System.Collections.Frozen;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Api.Attempts;

/// <summary>Which problem a fault of an answer is, and in which member it lies.</summary>
internal static class AnswerFaults
{
    private static readonly FrozenDictionary<AnswerFault, (ProblemKind Kind, string Member)> Table =
        new Dictionary<AnswerFault, (ProblemKind Kind, string Member)>
        {
            [AnswerFault.UnknownQuestion] = (ProblemKinds.UnknownQuestion, "questionId"),
            [AnswerFault.UnknownVersion] = (ProblemKinds.WrongVersion, "version"),
            [AnswerFault.ResponseShape] = (ProblemKinds.ResponseShape, "response"),
            [AnswerFault.UnknownOption] = (ProblemKinds.UnknownOption, "response"),
            [AnswerFault.ResponseTooLong] = (ProblemKinds.ResponseTooLong, "response"),
            [AnswerFault.RatingMissing] = (ProblemKinds.RatingMissing, "rating"),
            [AnswerFault.RatingOutOfRange] = (ProblemKinds.RatingOutOfRange, "rating"),
            [AnswerFault.AttemptIdNotV7] = (ProblemKinds.AttemptIdNotV7, "attemptId"),
            [AnswerFault.AttemptIdTime] = (ProblemKinds.AttemptIdTime, "attemptId"),
            [AnswerFault.AnsweredInFuture] = (ProblemKinds.AnsweredInFuture, "answeredAt"),
            [AnswerFault.HintsOutOfRange] = (ProblemKinds.HintsOutOfRange, "hintsUsed"),
            [AnswerFault.ResponseMsOutOfRange] = (ProblemKinds.ResponseTimeOutOfRange, "responseMs"),
        }.ToFrozenDictionary();

    /// <summary>The problem of a refused answer, and the fault at its place where one member is at fault.</summary>
    /// <param name="root">Pointer to the answer in the body: "#", or "#/attempts/3".</param>
    public static (ProblemKind Kind, FieldFault? Fault) Of(AnswerStatus status, AnswerFault fault, string root)
    {
        if (status == AnswerStatus.Conflict)
            return (ProblemKinds.AttemptConflict, null);
        var (kind, member) = status == AnswerStatus.Stale ? (ProblemKinds.StaleAttempt, "answeredAt") : Table[fault];
        return (kind, new FieldFault(kind.AsField(), $"{root}/{member}"));
    }
}
