using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Learners;
using Microsoft.AspNetCore.Http.HttpResults;

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
            .WithSummary("Begin as a guest")
            .WithDescription(
                "Registers a new learner without an account. POST /v1/auth/refresh renews the tokens, as everybody's. Send no bearer "
                + "token: a request with one is refused, so that no client loses its learner unnoticed.")
            .WithProblems(
                ProblemKinds.MalformedJson,
                ProblemKinds.InvalidBody,
                ProblemKinds.BodyTooLarge,
                ProblemKinds.UnsupportedMediaType,
                ProblemKinds.UnknownTimeZone);

    private static async Task<Results<Ok<TokenReply>, ProblemResult>> GuestAsync(GuestBody? body, HttpContext context, IGrainFactory grains)
    {
        if (!LearnerCalendar.TryCreate(body?.TimeZone ?? DefaultTimeZone, out var calendar))
            return new ProblemResult(
                ProblemKinds.UnknownTimeZone, new FieldFault(ProblemKinds.UnknownTimeZone.AsField(), "#/timeZone"));
        if (BearerToken.Of(context.Request) is not null)
            return new ProblemResult(ProblemKinds.Unauthenticated);
        return await AccountEndpoints.EnterAsync(await grains.GetGrain<ISignInGrain>(0).GuestAsync(calendar.ZoneId), context, grains);
    }
}
