using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace EnglishLearning.Api.Auth;

/// <summary>Asks for one permission of whoever the token speaks for.</summary>
internal sealed class PermissionRequirement(Permission permission)
    : AuthorizationHandler<PermissionRequirement>, IAuthorizationRequirement
{
    public Permission Permission => permission;

    public bool IsMetBy(LearnerIdentity? caller) => caller is not null && caller.Permissions.HasFlag(permission);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (requirement.IsMetBy(context.User.Identity as LearnerIdentity))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal static class PermissionExtensions
{
    /// <summary>Lets in who has the permission. An endpoint that says nothing of whom it lets in lets in nobody.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizationPolicyBuilder().AddRequirements(new PermissionRequirement(permission)).Build());

    /// <summary>The permission that an endpoint asks for; none where it is open to everybody.</summary>
    public static Permission PermissionOf(IEnumerable<object> metadata) =>
        metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<PermissionRequirement>()
            .Aggregate(Permission.None, (all, requirement) => all | requirement.Permission);
}
