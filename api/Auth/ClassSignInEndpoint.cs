using EnglishLearning.Api.Classes;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Auth;

/// <summary>Signing in on a phone that goes from hand to hand.</summary>
internal static class ClassSignInEndpoint
{
    public static void MapClassSignIn(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/auth/class-sign-in", SignInAsync)
            .AllowAnonymous()
            .WithName("classSignIn")
            .WithTags("Auth")
            .WithSummary("Sign in with class code, roster number and PIN")
            .WithDescription("For shared phones: the session lets in a student alone and ends eight hours after its last use. Sign out before passing the phone on.")
            .WithProblems(ProblemKinds.OfJson)
            .WithProblems(
                                ProblemKinds.ClassSignInRefused, ProblemKinds.SignInLocked, ProblemKinds.ConsentNeeded, ProblemKinds.AccountClosed);

    private static async Task<Results<Ok<TokenReply>, ProblemResult>> SignInAsync(ClassSignInBody body, HttpContext context, IGrainFactory grains)
    {
        if (body.Pin.Length > AccountEndpoints.MaximumSecret)
            return new ProblemResult(ProblemKinds.ClassSignInRefused);
        var reply = await grains.GetGrain<ISignInGrain>(0).ClassSignInAsync(
            body.ClassCode, body.Number, new(body.Pin), context.Caller(body.Device, body.DeviceToken));
        return reply.Status == SignInStatus.Refused
            ? new ProblemResult(ProblemKinds.ClassSignInRefused)
            : await AccountEndpoints.EnterAsync(reply, context, grains);
    }
}
