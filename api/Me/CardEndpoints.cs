using System.Security.Claims;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Questions;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Me;

/// <param name="Cards">In the order of their question ids.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record CardPageReply(IReadOnlyList<CardEntry> Cards, string? NextCursor);

/// <summary>The memory of one question.</summary>
/// <param name="Due">UTC; null for a card without a rated review.</param>
/// <param name="Stability">Days until recall falls to 90 %.</param>
/// <param name="Difficulty">FSRS difficulty, 1 to 10.</param>
/// <param name="Retrievability">Probability of recall now, 0 to 1.</param>
public sealed record CardEntry(
    string QuestionId,
    DateTimeOffset? Due,
    double Stability,
    double Difficulty,
    double Retrievability,
    int Reps,
    int Lapses,
    CardState State);

/// <summary>The learner's cards.</summary>
internal static class CardEndpoints
{
    public static void MapCards(this IEndpointRouteBuilder me) =>
        me.MapGet("/cards", CardsAsync)
            .WithName("cards")
            .WithSummary("My cards")
            .WithQuery(PageParameters.Limit, PageParameters.At)
            .WithProblems(ProblemKinds.InvalidParameter, ProblemKinds.InvalidCursor);

    private static async Task<Results<Ok<CardPageReply>, ProblemResult>> CardsAsync(
        HttpContext context, ClaimsPrincipal user, IGrainFactory grains)
    {
        var query = new QueryReader(context.Request.Query);
        var limit = query.Integer(PageParameters.Limit);
        if (query.Problem is { } problem)
            return problem;
        string? after = null;
        if (query.Text(PageParameters.At) is { } cursor
            && (!Cursor.TryDecode(CursorKind.Cards, cursor, out after) || !QuestionIds.IsWellFormed(after)))
            return new ProblemResult(ProblemKinds.InvalidCursor);
        var page = await user.Learner(grains).CardsAsync(after, limit);
        var next = page.Next is null ? null : Cursor.Encode(CursorKind.Cards, page.Next);
        PageParameters.LinkNext(context, limit, next);
        return TypedResults.Ok(new CardPageReply([.. page.Cards.Select(ToEntry)], next));
    }

    private static CardEntry ToEntry(CardView card) =>
        new(card.QuestionId, card.Due, card.Stability, card.Difficulty, card.Retrievability, card.Reps, card.Lapses, card.State);
}
