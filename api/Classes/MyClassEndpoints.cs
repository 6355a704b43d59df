using System.Security.Claims;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Classes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Classes;

/// <summary>Classes that the learner is in.</summary>
internal static class MyClassEndpoints
{
    public static void MapMyClasses(this IEndpointRouteBuilder me)
    {
        me.MapPost("/classes", JoinAsync)
            .WithName("joinClass")
            .WithSummary("Join a class by its code")
            .WithDescription("Again changes nothing. A code that is wrong and one that takes nobody in are answered alike; too many of them are refused for minutes.")
            .WithProblems(ProblemKinds.OfJson)
            .WithProblems(
                                ProblemKinds.UnknownClassCode, ProblemKinds.ClassCodeLocked, ProblemKinds.ClassFull, ProblemKinds.AccountNeeded);
        me.MapGet("/classes", async (ClaimsPrincipal user, IGrainFactory grains) => TypedResults.Ok(new JoinedClassesReply(
                [.. (await Roster(grains).JoinedAsync(user.LearnerId())).Select(JoinedClassBody.Of)])))
            .WithName("myClasses")
            .WithSummary("Classes that I am in");
        me.MapDelete("/classes/{id:guid}", LeaveAsync)
            .WithName("leaveClass")
            .WithSummary("Leave a class")
            .WithProblems(ProblemKinds.UnknownClass);
    }

    private static async Task<Results<Ok<JoinedClassBody>, ProblemResult>> JoinAsync(JoinBody body, HttpContext context, IGrainFactory grains)
    {
        var reply = await Roster(grains).JoinAsync(context.Actor(), body.Code);
        return reply.Class is { } joined ? TypedResults.Ok(JoinedClassBody.Of(joined)) : ClassProblems.Of(reply.Status, context, reply.RetryAfter);
    }

    private static async Task<Results<NoContent, ProblemResult>> LeaveAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        await Roster(grains).LeaveAsync(context.Actor(), id) == ClassStatus.Done
            ? TypedResults.NoContent()
            : new ProblemResult(ProblemKinds.UnknownClass);

    private static IRosterGrain Roster(IGrainFactory grains) => grains.GetGrain<IRosterGrain>(0);
}
