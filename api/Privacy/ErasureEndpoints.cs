using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnglishLearning.Api.Privacy;

/// <summary>Erasing a person: one's own, and others' on request.</summary>
internal static class ErasureEndpoints
{
    public static void MapErasure(this IEndpointRouteBuilder me)
    {
        // Not DELETE of what others are DELETEd below: an app that leaves the id of an attempt out must not erase its learner.
        me.MapPost("/erasure", EraseAsync)
            .WithName("erase")
            .WithSummary("Erase my account and everything about me")
            .WithDescription(
                "An account gives its password; a guest has none, the token is enough. It is done after the wait that the answer tells, 0 to 7 "
                + "days; until then everything works as before and DELETE /v1/me/erasure cancels it. Answers stay in the statistics of the "
                + "questions, without anything that leads to a person. It cannot be undone.")
            .WithProblems(ProblemKinds.OfJson)
            .WithProblems(
                                ProblemKinds.PasswordWrong, ProblemKinds.SignInLocked, ProblemKinds.AdministratorErasure);
        me.MapGet("/erasure", DueAsync).WithName("erasure").WithSummary("When I will be erased").WithProblems(ProblemKinds.NoErasure);
        me.MapDelete("/erasure", CancelAsync)
            .WithName("cancelErasure")
            .WithSummary("Not to be erased after all")
            .WithDescription("What a guardian decided is not cancelled by it.")
            .WithProblems(ProblemKinds.NoErasure);
    }

    public static void MapPeoplesErasure(this IEndpointRouteBuilder v1)
    {
        var people = v1.MapGroup("/people/{id:guid}").WithTags("People").Requires(Permission.ManagePeople);
        people.MapPost("/erasure", EraseForAsync)
            .WithName("erasePerson")
            .WithSummary("Erase somebody on request")
            .WithDescription("After the same wait as for one's own; until then DELETE cancels it.")
            .WithProblems(ProblemKinds.UnknownPerson, ProblemKinds.AdministratorErasure);
        people.MapDelete("/erasure", CancelForAsync)
            .WithName("cancelErasePerson")
            .WithSummary("Not to erase somebody after all")
            .WithProblems(ProblemKinds.NoErasure);
    }

    private static async Task<Results<Accepted<ErasureReplyBody>, ProblemResult>> EraseAsync(
        [FromBody] EraseBody? body, HttpContext context, IGrainFactory grains) =>
        ToResult(await Privacy(grains).AskErasureAsync(context.Actor(), body?.Password is { } password ? new(password) : null), context, "/v1/me/erasure");

    private static async Task<Results<Ok<ErasureReplyBody>, ProblemResult>> DueAsync(HttpContext context, IGrainFactory grains) =>
        await Privacy(grains).ErasureDueAsync(context.User.LearnerId()) is { } due
            ? TypedResults.Ok(new ErasureReplyBody(due))
            : new ProblemResult(ProblemKinds.NoErasure);

    private static Task<Results<NoContent, ProblemResult>> CancelAsync(HttpContext context, IGrainFactory grains) =>
        CancelForAsync(context.User.LearnerId(), context, grains);

    private static async Task<Results<Accepted<ErasureReplyBody>, ProblemResult>> EraseForAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        ToResult(await Privacy(grains).AskErasureForAsync(context.Actor(), id), context, null);

    private static async Task<Results<NoContent, ProblemResult>> CancelForAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        await Privacy(grains).CancelErasureAsync(context.Actor(), id) ? TypedResults.NoContent() : new ProblemResult(ProblemKinds.NoErasure);

    private static IPrivacyGrain Privacy(IGrainFactory grains) => grains.GetGrain<IPrivacyGrain>(0);

    private static Results<Accepted<ErasureReplyBody>, ProblemResult> ToResult(ErasureReply reply, HttpContext context, string? location) => reply switch
    {
        { DueAt: { } due } => TypedResults.Accepted(location, new ErasureReplyBody(due)),
        { Status: ErasureStatus.Locked } => AccountProblems.Of(SignInStatus.Locked, reply.RetryAfter, context, ProblemKinds.SignInLocked),
        { Status: ErasureStatus.Unknown } => new ProblemResult(ProblemKinds.UnknownPerson),
        { Status: ErasureStatus.Administrator } => new ProblemResult(ProblemKinds.AdministratorErasure),
        _ => new ProblemResult(ProblemKinds.PasswordWrong),
    };
}
