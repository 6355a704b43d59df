using System.Security.Claims;

namespace EnglishLearning.Api.Auth;

internal static class LearnerClaims
{
    public const string Subject = "sub";
    public const string Role = "role";
    public const string Student = "student";

    /// <summary>The learner that the request speaks for; behind authentication there always is one.</summary>
    public static Guid LearnerId(this ClaimsPrincipal user) => Guid.Parse(user.FindFirst(Subject)!.Value);
}
