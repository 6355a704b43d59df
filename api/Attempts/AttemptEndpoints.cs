using System.Security.Claims;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Practice;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Questions;
using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Learners;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Attempts;

/// <summary>Taking one answer.</summary>
internal static class AttemptEndpoints
{
    public static void MapAttempts(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/questions/{id}/attempts", AnswerAsync)
            .WithBodyLimit(AnswerLimits.AttemptBytes)
            .WithName("answer")
            .WithTags("Attempts")
            .WithSummary("Answer a question")
            .WithDescription(
                "Idempotent by attemptId: the same answer again gets the stored result with the header "
                + "Idempotent-Replayed: true; another body under the same id gets 409.")
            .WithProblems(
                ProblemKinds.MalformedJson,
                ProblemKinds.InvalidBody,
                ProblemKinds.UnknownQuestion,
                ProblemKinds.AttemptConflict,
                ProblemKinds.BodyTooLarge,
                ProblemKinds.UnsupportedMediaType,
                ProblemKinds.WrongVersion,
                ProblemKinds.ResponseShape,
                ProblemKinds.UnknownOption,
                ProblemKinds.ResponseTooLong,
                ProblemKinds.RatingMissing,
                ProblemKinds.RatingOutOfRange,
                ProblemKinds.HintsOutOfRange,
                ProblemKinds.ResponseTimeOutOfRange,
                ProblemKinds.AttemptIdNotV7,
                ProblemKinds.AttemptIdTime,
                ProblemKinds.AnsweredInFuture,
                ProblemKinds.StaleAttempt);

    private static async Task<Results<Ok<AttemptReply>, ProblemResult>> AnswerAsync(
        string id, AttemptBody body, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        if (!QuestionIds.IsWellFormed(id))
            return new ProblemResult(ProblemKinds.UnknownQuestion);
        var learner = user.Learner(grains);
        var reply = await learner.AnswerAsync(new AnswerRequest([body.ToAnswer(id)], WithNext: true));
        var outcome = reply.Outcomes[0];
        if (outcome.Result is not { } result)
            return Refuse(outcome.Status, outcome.Fault);
        if (outcome.Status == AnswerStatus.Duplicate)
            context.Response.Headers["Idempotent-Replayed"] = "true";
        var next = reply.Next?.ToBody(RequestLanguage.Of(context.Request));
        return TypedResults.Ok(result.ToReply(outcome.AttemptId, next));
    }

    /// <summary>The question's id is in the address, not in the body: it has no pointer.</summary>
    private static ProblemResult Refuse(AnswerStatus status, AnswerFault fault)
    {
        var (kind, place) = AnswerFaults.Of(status, fault, "#");
        return place is null || fault == AnswerFault.UnknownQuestion ? new ProblemResult(kind) : new ProblemResult(kind, place);
    }
}
