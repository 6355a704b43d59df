using System.Security.Claims;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Learners;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Attempts;

/// <summary>Taking many answers at once.</summary>
internal static class BatchEndpoints
{
    public static void MapBatch(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/attempts:batch", AnswerAllAsync)
            .WithBodyLimit(AnswerLimits.BatchBytes)
            .WithName("answerBatch")
            .WithTags("Attempts")
            .WithSummary("Answer many questions")
            .WithDescription(
                "Up to 500 answers, results in the order given. In any order, sent any number of times, they end in the "
                + "same state. One bad item harms no other.")
            .WithProblems(
                ProblemKinds.MalformedJson,
                ProblemKinds.InvalidBody,
                ProblemKinds.BodyTooLarge,
                ProblemKinds.UnsupportedMediaType,
                ProblemKinds.BatchSize);

    private static async Task<Results<Ok<BatchReply>, ProblemResult>> AnswerAllAsync(
        BatchBody body, ClaimsPrincipal user, IGrainFactory grains, HttpRequest request)
    {
        if (body.Attempts.Count is 0 or > AnswerLimits.LargestBatch)
            return new ProblemResult(
                ProblemKinds.BatchSize, new FieldFault(ProblemKinds.BatchSize.AsField(), "#/attempts"));
        var batch = Batch.Read(body.Attempts, RequestLanguage.Of(request));
        if (batch.Answers.Count > 0)
        {
            var learner = user.Learner(grains);
            var reply = await learner.AnswerAsync(new AnswerRequest(batch.Answers, WithNext: false));
            batch.Take(reply.Outcomes);
        }
        return TypedResults.Ok(batch.ToReply());
    }
}
