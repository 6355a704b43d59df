using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.People;

/// <summary>Roles that a second administrator approves, and the code that makes the first.</summary>
internal static class RoleRequestEndpoints
{
    private const int LongestCode = 100;

    public static void MapRoleRequests(this IEndpointRouteBuilder v1)
    {
        var requests = v1.MapGroup("/role-requests").WithTags("People").Requires(Permission.ManageRoles);
        requests.MapGet("", ListAsync).WithName("roleRequests").WithSummary("Requests for roles, the newest hundred");
        requests.MapPost("", RequestAsync)
            .WithName("requestRole")
            .WithSummary("Ask for a role that a second administrator approves")
            .WithDescription("Operator or administrator, for somebody else. Where the same is asked for already, that request answers.")
            .WithProblems(ProblemKinds.OfJson)
            .WithProblems(
                                ProblemKinds.UnknownPerson, ProblemKinds.OwnRoles, ProblemKinds.AccountNotActive, ProblemKinds.RoleHeld,
                ProblemKinds.NoApprovalNeeded, ProblemKinds.UnknownRole);
        requests.MapPost("/{id:guid}/approve", (Guid id, HttpContext context, IGrainFactory grains) => DecideAsync(id, true, context, grains))
            .WithName("approveRoleRequest")
            .WithSummary("Approve a request of another administrator")
            .WithDescription("The role is in the person's next access token.")
            .WithProblems(DecisionProblems);
        requests.MapPost("/{id:guid}/refuse", (Guid id, HttpContext context, IGrainFactory grains) => DecideAsync(id, false, context, grains))
            .WithName("refuseRoleRequest")
            .WithSummary("Refuse a request of another administrator")
            .WithProblems(DecisionProblems);
    }

    public static void MapFirstAdministrator(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/auth/first-administrator", BecomeAsync)
            .Requires(Permission.OwnAccount)
            .WithName("firstAdministrator")
            .WithTags("Auth")
            .WithSummary("Become administrator by a code of the machine")
            .WithDescription(
                "The silo prints a code at its start as long as there never was an administrator; the command administrator-code prints "
                + "another while there are fewer than two. The code is good once. The role is in the next access token.")
            .WithProblems(ProblemKinds.OfJson)
            .WithProblems(
                                ProblemKinds.NoAccount, ProblemKinds.AccountNotActive, ProblemKinds.RoleHeld, ProblemKinds.AdministratorCodeRefused,
                ProblemKinds.EnoughAdministrators, ProblemKinds.SignInLocked);

    private static ProblemKind[] DecisionProblems =>
    [
        ProblemKinds.UnknownRoleRequest, ProblemKinds.UnknownPerson, ProblemKinds.OwnRoleRequest, ProblemKinds.OwnRoles,
        ProblemKinds.RoleRequestDecided, ProblemKinds.RoleRequestExpired, ProblemKinds.RequesterGone, ProblemKinds.AccountNotActive,
    ];

    private static async Task<Ok<RoleRequestsReply>> ListAsync(IGrainFactory grains) =>
        TypedResults.Ok(new RoleRequestsReply([.. (await Roles(grains).RequestsAsync()).Select(RoleRequestEntry.Of)]));

    private static async Task<Results<Ok<RoleRequestEntry>, ProblemResult>> RequestAsync(
        RoleRequestBody body, HttpContext context, IGrainFactory grains) =>
        RoleProblems.TryParse(body.Role, out var role)
            ? ToResult(await Roles(grains).RequestAsync(body.PersonId, role, context.Actor()))
            : RoleProblems.UnknownRole();

    private static async Task<Results<Ok<RoleRequestEntry>, ProblemResult>> DecideAsync(
        Guid id, bool approves, HttpContext context, IGrainFactory grains) =>
        ToResult(await Roles(grains).DecideAsync(id, approves, context.Actor()));

    private static async Task<Results<NoContent, ProblemResult>> BecomeAsync(AdministratorCodeBody body, HttpContext context, IGrainFactory grains)
    {
        if (body.Code.Length > LongestCode)
            return new ProblemResult(ProblemKinds.AdministratorCodeRefused);
        var reply = await Roles(grains).BecomeAdministratorAsync(new(body.Code), context.Actor());
        if (reply.Status == RoleStatus.Locked)
            context.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(reply.RetryAfter.TotalSeconds))}";
        return RoleProblems.Of(reply.Status) is { } problem ? problem : TypedResults.NoContent();
    }

    private static IRoleGrain Roles(IGrainFactory grains) => grains.GetGrain<IRoleGrain>(0);

    private static Results<Ok<RoleRequestEntry>, ProblemResult> ToResult(RoleRequestReply reply) =>
        RoleProblems.Of(reply.Status) is { } problem ? problem : TypedResults.Ok(RoleRequestEntry.Of(reply.Request!));
}
