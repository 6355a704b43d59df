using EnglishLearning.Api.Problems;
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
                context, authorizeResult.Challenged ? ProblemKinds.Unauthenticated : ProblemKinds.Forbidden, []);
}
