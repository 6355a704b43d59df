using System.Security.Claims;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Api.Auth;

internal static class LearnerClaims
{
    /// <summary>The learner that the request speaks for; behind authentication there always is one.</summary>
    public static Guid LearnerId(this ClaimsPrincipal user) => user.Identity().LearnerId;

    /// <inheritdoc cref="LearnerId"/>
    public static ILearnerGrain Learner(this ClaimsPrincipal user, IGrainFactory grains) => user.Identity().Grain(grains);

    /// <summary>The session that the token belongs to.</summary>
    public static Guid SessionId(this ClaimsPrincipal user) => user.Identity().SessionId;

    private static LearnerIdentity Identity(this ClaimsPrincipal user) => (LearnerIdentity)user.Identity!;
}
