using EnglishLearning.Api.Auth;
using EnglishLearning.Api.People;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Classes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Classes;

/// <summary>The members of a class, for its teachers. That they looked is in the audit log.</summary>
internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder classes)
    {
        var members = classes.MapGroup("/{id:guid}/members").WithProblems(ProblemKinds.UnknownClass);
        members.MapGet("", MembersAsync).WithName("classMembers").WithSummary("Members of a class");
        members.MapDelete("/{learnerId:guid}", RemoveAsync)
            .WithName("removeMember")
            .WithSummary("Take a learner from a class")
            .WithProblems(ProblemKinds.UnknownMember);
        members.MapPost("/{learnerId:guid}/pin", IssuePinAsync)
            .WithName("issuePin")
            .WithSummary("Give a member a new PIN")
            .WithDescription("Shown once. The old one, and sessions on shared phones, end.")
            .WithProblems(ProblemKinds.UnknownMember, ProblemKinds.MemberProtected);
        members.MapPost("/{learnerId:guid}/reset-code", IssueResetAsync)
            .WithName("issueMemberResetCode")
            .WithSummary("Give a member a code to choose a new password by")
            .WithDescription("Good once, for a day; shown once.")
            .WithProblems(ProblemKinds.UnknownMember, ProblemKinds.MemberProtected);
    }

    private static async Task<Results<Ok<MembersReply>, ProblemResult>> MembersAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        await Roster(grains).MembersAsync(context.Actor(), id) is { } members
            ? TypedResults.Ok(new MembersReply(
            [
                .. members.Select(member => new MemberBody(
                    member.LearnerId, member.Number, member.Name, member.Username, member.State, member.HasPin, member.JoinedAt, member.LastSyncedAt)),
            ]))
            : new ProblemResult(ProblemKinds.UnknownClass);

    private static async Task<Results<NoContent, ProblemResult>> RemoveAsync(Guid id, Guid learnerId, HttpContext context, IGrainFactory grains) =>
        await Roster(grains).RemoveAsync(context.Actor(), id, learnerId) is var status && status == ClassStatus.Done
            ? TypedResults.NoContent()
            : ClassProblems.Of(status);

    private static async Task<Results<Ok<PinBody>, ProblemResult>> IssuePinAsync(Guid id, Guid learnerId, HttpContext context, IGrainFactory grains)
    {
        var reply = await Roster(grains).IssuePinAsync(context.Actor(), id, learnerId);
        return reply.Pin is { } issued ? TypedResults.Ok(PinBody.Of(issued)) : ClassProblems.Of(reply.Status);
    }

    private static async Task<Results<Ok<ResetCodeBody>, ProblemResult>> IssueResetAsync(Guid id, Guid learnerId, HttpContext context, IGrainFactory grains)
    {
        var reply = await Roster(grains).IssueResetAsync(context.Actor(), id, learnerId);
        return reply.Reset is { } reset ? TypedResults.Ok(new ResetCodeBody(reset.Code.Value, reset.ExpiresAt)) : ClassProblems.Of(reply.Status);
    }

    private static IRosterGrain Roster(IGrainFactory grains) => grains.GetGrain<IRosterGrain>(0);
}
