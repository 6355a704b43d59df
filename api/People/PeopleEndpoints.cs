using EnglishLearning.Api.Auth;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.People;

/// <summary>Accounts of others, for administrators.</summary>
internal static class PeopleEndpoints
{
    private const int LongestLogin = 254;

    private static readonly QueryParameter Login =
        QueryParameter.Text("login", "The whole user name or e-mail address. Required: neither is stored so that parts could be searched.");

    public static void MapPeople(this IEndpointRouteBuilder v1)
    {
        var people = v1.MapGroup("/people").WithTags("People");
        var managed = people.MapGroup("").Requires(Permission.ManagePeople);
        managed.MapGet("", FindAsync)
            .WithName("findPeople")
            .WithSummary("Find an account by its login")
            .WithDescription("That somebody searched is in the audit log.")
            .WithQuery(Login)
            .WithProblems(ProblemKinds.InvalidParameter);
        managed.MapGet("/{id:guid}", ReadAsync)
            .WithName("person")
            .WithSummary("An account")
            .WithDescription("That somebody looked is in the audit log.")
            .WithProblems(ProblemKinds.UnknownPerson);
        managed.MapPost("/{id:guid}/reset-code", ResetCodeAsync)
            .WithName("issueResetCode")
            .WithSummary("A code on paper for who forgot the password")
            .WithDescription("Good once within 24 hours; a new one replaces it. Never for an operator's or administrator's account: take the role first.")
            .WithProblems(ProblemKinds.UnknownPerson, ProblemKinds.PrivilegedAccount);
        managed.MapPost("/{id:guid}/close", CloseAsync)
            .WithName("closePerson")
            .WithSummary("Close an account")
            .WithDescription("It has no access any more; its tokens are refused by every server within five seconds.")
            .WithProblems(ProblemKinds.UnknownPerson, ProblemKinds.LastAdministrator);
        managed.MapPost("/{id:guid}/reopen", ReopenAsync)
            .WithName("reopenPerson")
            .WithSummary("Open a closed account again")
            .WithDescription(
                "The person signs in as before; a child whose guardian was asked waits for the answer again. Not where an erasure is planned: "
                + "cancel that first. Never an operator's or administrator's account: take the role first. Idempotent.")
            .WithProblems(ProblemKinds.UnknownPerson, ProblemKinds.ErasurePlanned, ProblemKinds.PrivilegedAccount);
        var roles = people.MapGroup("/{id:guid}/roles").Requires(Permission.ManageRoles);
        roles.MapPost("", GrantAsync)
            .WithName("grantRole")
            .WithSummary("Grant a role")
            .WithDescription("In the next access token. Operator and administrator need a request: POST /v1/role-requests. Idempotent.")
            .WithProblems(ProblemKinds.OfJson)
            .WithProblems(
                                ProblemKinds.UnknownPerson, ProblemKinds.OwnRoles, ProblemKinds.AccountNotActive, ProblemKinds.ApprovalNeeded, ProblemKinds.UnknownRole);
        roles.MapDelete("/{role}", RevokeAsync)
            .WithName("revokeRole")
            .WithSummary("Take a role")
            .WithDescription("Signs the person out everywhere, within five seconds. Idempotent.")
            .WithProblems(ProblemKinds.NotFound, ProblemKinds.UnknownPerson, ProblemKinds.LastAdministrator);
    }

    private static async Task<Results<Ok<PeopleReply>, ProblemResult>> FindAsync(HttpContext context, IGrainFactory grains)
    {
        if (new QueryReader(context.Request.Query).Text(Login) is not { } login)
            return new ProblemResult(ProblemKinds.InvalidParameter, new FieldFault(FieldKinds.Required, Parameter: Login.Name));
        var found = login.Length > LongestLogin ? null : await People(grains).FindAsync(login, context.Actor());
        return TypedResults.Ok(new PeopleReply(found is null ? [] : [PersonBody.Of(found)]));
    }

    private static async Task<Results<Ok<PersonBody>, ProblemResult>> ReadAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        await People(grains).ReadAsync(id, context.Actor()) is { } person
            ? TypedResults.Ok(PersonBody.Of(person))
            : new ProblemResult(ProblemKinds.UnknownPerson);

    private static async Task<Results<Ok<ResetCodeBody>, ProblemResult>> ResetCodeAsync(Guid id, HttpContext context, IGrainFactory grains)
    {
        var reply = await People(grains).ResetCodeAsync(id, context.Actor());
        if (RoleProblems.Of(reply.Status) is { } problem)
            return problem;
        return reply.Issued is { } issued
            ? TypedResults.Ok(new ResetCodeBody(issued.Code.Value, issued.ExpiresAt))
            : new ProblemResult(ProblemKinds.UnknownPerson);
    }

    private static async Task<Results<NoContent, ProblemResult>> CloseAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        ToResult(await People(grains).CloseAsync(id, context.Actor()));

    private static async Task<Results<NoContent, ProblemResult>> ReopenAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        ToResult(await People(grains).ReopenAsync(id, context.Actor()));

    private static async Task<Results<NoContent, ProblemResult>> GrantAsync(Guid id, RoleBody body, HttpContext context, IGrainFactory grains) =>
        RoleProblems.TryParse(body.Role, out var role)
            ? ToResult(await grains.GetGrain<IRoleGrain>(0).GrantAsync(id, role, context.Actor()))
            : RoleProblems.UnknownRole();

    private static async Task<Results<NoContent, ProblemResult>> RevokeAsync(Guid id, string role, HttpContext context, IGrainFactory grains) =>
        RoleProblems.TryParse(role, out var known)
            ? ToResult(await grains.GetGrain<IRoleGrain>(0).RevokeAsync(id, known, context.Actor()))
            : new ProblemResult(ProblemKinds.NotFound);

    private static IPeopleGrain People(IGrainFactory grains) => grains.GetGrain<IPeopleGrain>(0);

    private static Results<NoContent, ProblemResult> ToResult(RoleStatus status) =>
        RoleProblems.Of(status) is { } problem ? problem : TypedResults.NoContent();
}
