using System.Security.Claims;
using System.Text.Json;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Json;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Me;

/// <summary>What the learner answered, and taking the last answer back.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder me)
    {
        me.MapGet("/attempts", AttemptsAsync)
            .WithName("attempts")
            .WithSummary("My attempts")
            .WithQuery(PageParameters.Limit, PageParameters.At)
            .WithProblems(ProblemKinds.InvalidParameter, ProblemKinds.InvalidCursor);
        me.MapDelete("/attempts/{id:guid}", UndoAsync)
            .WithName("undo")
            .WithSummary("Take the last answer back")
            .WithDescription("Idempotent. An entry in the log says so; nothing is erased.")
            .WithProblems(ProblemKinds.UnknownAttempt, ProblemKinds.NotLastAttempt);
    }

    private static async Task<Results<Ok<AttemptPageReply>, ProblemResult>> AttemptsAsync(
        HttpContext context, ClaimsPrincipal user, IGrainFactory grains)
    {
        var query = new QueryReader(context.Request.Query);
        var limit = query.Integer(PageParameters.Limit);
        if (query.Problem is { } problem)
            return problem;
        Guid? before = null;
        if (query.Text(PageParameters.At) is { } cursor)
        {
            if (!Cursor.TryDecode(CursorKind.Attempts, cursor, out var last) || !Guid.TryParseExact(last, "N", out var id))
                return new ProblemResult(ProblemKinds.InvalidCursor);
            before = id;
        }
        var page = await user.Learner(grains).AttemptsAsync(before, limit);
        var next = page.Next is { } lastId ? Cursor.Encode(CursorKind.Attempts, lastId.ToString("N")) : null;
        PageParameters.LinkNext(context, limit, next);
        return TypedResults.Ok(new AttemptPageReply([.. page.Attempts.Select(ToEntry)], next));
    }

    private static async Task<Results<NoContent, ProblemResult>> UndoAsync(Guid id, ClaimsPrincipal user, IGrainFactory grains) =>
        await user.Learner(grains).UndoAsync(id) switch
        {
            UndoOutcome.Voided or UndoOutcome.AlreadyVoided => TypedResults.NoContent(),
            UndoOutcome.NotLast => new ProblemResult(ProblemKinds.NotLastAttempt),
            _ => new ProblemResult(ProblemKinds.UnknownAttempt),
        };

    private static AttemptEntry ToEntry(AttemptView attempt) =>
        new(
            attempt.AttemptId,
            attempt.Kind,
            attempt.QuestionId,
            attempt.Version,
            attempt.AnsweredAt,
            attempt.ReceivedAt,
            attempt.Correct,
            attempt.Score,
            (int)attempt.Rating,
            attempt.Rated,
            attempt.PCorrect,
            attempt.ResponseMs,
            attempt.HintsUsed,
            ResponseOf(attempt),
            attempt.Voids);

    /// <summary>A voiding entry and a review from elsewhere have none.</summary>
    private static ResponseValue? ResponseOf(AttemptView attempt) =>
        attempt.Kind == EntryKind.Answer ? JsonSerializer.Deserialize(attempt.Response, ApiJson.Strict.ResponseValue) : null;
}
