using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace EnglishLearning.Api.Auth;

/// <summary>
/// Who asks for what needs one permission is let in by a comparison; the way through handlers and their contexts cost
/// 4 % of an answer. Everybody and everything else goes that way.
/// </summary>
internal sealed class LearnerPolicyEvaluator(IAuthorizationService authorization) : IPolicyEvaluator
{
    private static readonly Task<AuthenticateResult> SignedInBefore = Task.FromResult(AuthenticateResult.NoResult());
    private static readonly Task<PolicyAuthorizationResult> LetIn = Task.FromResult(PolicyAuthorizationResult.Success());

    private readonly PolicyEvaluator _standard = new(authorization);

    public Task<AuthenticateResult> AuthenticateAsync(AuthorizationPolicy policy, HttpContext context) =>
        IsLetIn(policy, context) ? SignedInBefore : _standard.AuthenticateAsync(policy, context);

    public Task<PolicyAuthorizationResult> AuthorizeAsync(
        AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource) =>
        IsLetIn(policy, context) ? LetIn : _standard.AuthorizeAsync(policy, authenticationResult, context, resource);

    private static bool IsLetIn(AuthorizationPolicy policy, HttpContext context) =>
        policy.AuthenticationSchemes.Count == 0
        && policy.Requirements is [PermissionRequirement needed]
        && needed.IsMetBy(context.User.Identity as LearnerIdentity);
}
