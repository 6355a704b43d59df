using System.Security.Claims;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Auth;

/// <summary>
/// The learner that a token with a good signature speaks for. Kept with the remembered token, and with it the reference to
/// the learner's grain: making one anew cost 3 % of an answer.
/// </summary>
internal sealed class LearnerIdentity(Guid learnerId, Guid sessionId, string[] roles, bool isShared, DateTimeOffset expiresAt)
    : ClaimsIdentity(
        [new Claim(TokenNames.Subject, learnerId.ToString()), .. roles.Select(role => new Claim(TokenNames.Roles, role))],
        BearerToken.Scheme, TokenNames.Subject, TokenNames.Roles)
{
    private ILearnerGrain? _grain;
    private ClaimsPrincipal? _principal;

    public Guid LearnerId => learnerId;

    public Guid SessionId => sessionId;

    /// <summary>Whether many hands use the phone.</summary>
    public bool IsShared => isShared;

    /// <summary>Of the token's roles; names that this server does not know give none.</summary>
    public Permission Permissions { get; } = RolePermissions.Of(RoleNames.Known(roles), isShared);

    /// <summary>The token may have expired: compare with the clock.</summary>
    public DateTimeOffset ExpiresAt => expiresAt;

    public ClaimsPrincipal Principal => _principal ??= new ClaimsPrincipal(this);

    public ILearnerGrain Grain(IGrainFactory grains) => _grain ??= grains.GetGrain<ILearnerGrain>(learnerId);
}
