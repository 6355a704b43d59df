using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Auth;

/// <summary>Practise before registering.</summary>
internal static class AuthEndpoints
{
    public const string DefaultTimeZone = "Asia/Jakarta";

    public static void MapAuth(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/auth/guest", GuestAsync)
            .AllowAnonymous()
            .Limited(LimitPolicy.Guests)
            .WithName("guest")
            .WithTags("Auth")
            .WithSummary("A token for a guest")
            .WithDescription(
                "Registers a new learner. With the bearer token of a guest, valid or expired less than 30 days ago, "
                + "it renews: a new token for the same learner, whose time zone stays as it is. A token that is not valid "
                + "is refused, so that no client loses its learner unnoticed.")
            .WithProblems(
                ProblemKinds.MalformedJson,
                ProblemKinds.InvalidBody,
                ProblemKinds.BodyTooLarge,
                ProblemKinds.UnsupportedMediaType,
                ProblemKinds.UnknownTimeZone);

    private static async Task<Results<Ok<GuestReply>, ProblemResult>> GuestAsync(
        GuestBody? body, HttpRequest request, IGrainFactory grains, AccessTokens tokens, IOptions<ApiOptions> options)
    {
        if (!LearnerCalendar.TryCreate(body?.TimeZone ?? DefaultTimeZone, out var calendar))
            return new ProblemResult(
                ProblemKinds.UnknownTimeZone, new FieldFault(ProblemKinds.UnknownTimeZone.AsField(), "#/timeZone"));
        var learnerId = Guid.CreateVersion7();
        if (BearerToken.Of(request) is { } token)
        {
            if (await tokens.VerifyAsync(token) is not { } identity || !tokens.IsRenewable(identity))
                return new ProblemResult(ProblemKinds.Unauthenticated);
            // Who has an account signs in to it: a guest's token, kept for years, would be a way around the password.
            if (await grains.GetGrain<ISignInGrain>(0).HasAccountAsync(identity.LearnerId))
                return new ProblemResult(ProblemKinds.Unauthenticated);
            learnerId = identity.LearnerId;
        }
        await grains.GetGrain<ILearnerGrain>(learnerId).RegisterAsync(calendar.ZoneId);
        var expiresIn = (int)options.Value.TokenLifetime.TotalSeconds;
        return TypedResults.Ok(new GuestReply(tokens.Issue(learnerId), expiresIn, learnerId));
    }
}
