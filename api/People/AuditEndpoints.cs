using System.Globalization;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Me;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.People;

/// <summary>Who did what to whose data.</summary>
internal static class AuditEndpoints
{
    private static readonly QueryParameter By = QueryParameter.Text("actor", "Only what the person with this id did.");
    private static readonly QueryParameter Of = QueryParameter.Text("subject", "Only what was done to the data or account of the person with this id.");

    public static void MapAudit(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/audit", ReadAsync)
            .Requires(Permission.ReadAudit)
            .WithName("audit")
            .WithTags("People")
            .WithSummary("The audit log")
            .WithDescription("The newest first. Reading it is an entry of it.")
            .WithQuery(By, Of, PageParameters.Limit, PageParameters.At)
            .WithProblems(ProblemKinds.InvalidParameter, ProblemKinds.InvalidCursor);

    private static async Task<Results<Ok<AuditPageReply>, ProblemResult>> ReadAsync(HttpContext context, IGrainFactory grains)
    {
        var query = new QueryReader(context.Request.Query);
        var (actor, subject, limit) = (query.Id(By), query.Id(Of), query.Integer(PageParameters.Limit));
        if (query.Problem is { } problem)
            return problem;
        long? before = null;
        if (query.Text(PageParameters.At) is { } cursor)
        {
            if (!Cursor.TryDecode(CursorKind.Audit, cursor, out var last) || !long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
                return new ProblemResult(ProblemKinds.InvalidCursor);
            before = sequence;
        }
        var page = await grains.GetGrain<IAuditGrain>(0).ReadAsync(new AuditQuery(actor, subject, before, limit), context.Actor());
        var next = page.Next is { } from ? Cursor.Encode(CursorKind.Audit, from.ToString(CultureInfo.InvariantCulture)) : null;
        PageParameters.LinkNext(context, limit, next, (actor is null ? "" : $"&{By.Name}={actor}") + (subject is null ? "" : $"&{Of.Name}={subject}"));
        return TypedResults.Ok(new AuditPageReply(
        [
            .. page.Entries.Select(entry => new AuditLine(
                entry.Sequence, entry.At, entry.Action, entry.ActorId, entry.SubjectId, entry.Address, entry.Detail)),
        ], next));
    }
}
