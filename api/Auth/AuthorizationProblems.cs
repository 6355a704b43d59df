using EnglishLearning.Api.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace EnglishLearning.Api.Auth;

/// <summary>Whom the API does not let in gets a problem; a policy with a scheme of its own has that scheme's answer.</summary>
internal sealed class AuthorizationProblems : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _standard = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Succeeded || policy.AuthenticationSchemes.Count > 0
            ? _standard.HandleAsync(next, context, policy, authorizeResult)
            : ProblemWriter.WriteAsync(
                context, authorizeResult.Challenged ? ProblemKinds.Unauthenticated : ProblemKinds.Forbidden, []);
}
