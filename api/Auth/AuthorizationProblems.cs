using EnglishLearning.Api.Problems;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace EnglishLearning.Api.Auth;

/// <summary>Whom the API does not let in gets a problem.</summary>
internal sealed class AuthorizationProblems : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Succeeded
            ? next(context)
            : ProblemWriter.WriteAsync(
                context, authorizeResult.Challenged ? ProblemKinds.Unauthenticated : Refused(context, policy), []);

    private static ProblemKind Refused(HttpContext context, AuthorizationPolicy policy) =>
        context.User.Identity is LearnerIdentity { IsShared: true } && PermissionExtensions.PermissionOf([policy]) == Permission.OwnAccount
            ? ProblemKinds.SharedDevice
            : ProblemKinds.Forbidden;
}
