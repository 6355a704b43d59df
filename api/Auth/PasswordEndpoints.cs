using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Auth;

/// <summary>A new password: for one who knows the old one, and for one who has a code instead.</summary>
internal static class PasswordEndpoints
{
    private static readonly ProblemKind[] Problems =
    [
        .. ProblemKinds.OfJson,
        ProblemKinds.PasswordTooShort, ProblemKinds.PasswordTooLong, ProblemKinds.PasswordCommon, ProblemKinds.SignInLocked,
    ];

    public static void MapPassword(this IEndpointRouteBuilder me) =>
        me.MapPut("/password", ChangeAsync)
            .WithName("changePassword")
            .WithSummary("Change the password")
            .WithDescription("All other devices are signed out.")
            .WithProblems([.. Problems, ProblemKinds.PasswordWrong, ProblemKinds.NoAccount]);

    public static void MapPasswordReset(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/auth/reset-password", ResetAsync)
            .AllowAnonymous()
            .Limited(LimitPolicy.SignIns)
            .WithName("resetPassword")
            .WithTags("Auth")
            .WithSummary("Choose a new password by a code")
            .WithDescription(
                "A teacher or an administrator hands out the code, which is good once within 24 hours. All devices are signed out; "
                + "sign in with the new password.")
            .WithProblems([.. Problems, ProblemKinds.ResetRefused]);

    private static async Task<Results<NoContent, ProblemResult>> ChangeAsync(ChangePasswordBody body, HttpContext context, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<ICredentialGrain>(0).ChangePasswordAsync(
            context.Actor(), context.User.SessionId(), new(body.CurrentPassword), new(body.NewPassword));
        return ToResult(reply, context, ProblemKinds.PasswordWrong);
    }

    private static async Task<Results<NoContent, ProblemResult>> ResetAsync(ResetPasswordBody body, HttpContext context, IGrainFactory grains)
    {
        if (body.Login.Length > AccountRules.LongestEmail)
            return new ProblemResult(ProblemKinds.ResetRefused);
        var reply = await grains.GetGrain<ICredentialGrain>(0).ResetPasswordAsync(
            body.Login, new(body.Code), new(body.NewPassword), context.Caller(null, body.DeviceToken));
        return ToResult(reply, context, ProblemKinds.ResetRefused);
    }

    private static Results<NoContent, ProblemResult> ToResult(CredentialReply reply, HttpContext context, ProblemKind refused) =>
        reply.Status == SignInStatus.Done ? TypedResults.NoContent() : AccountProblems.Of(reply.Status, reply.RetryAfter, context, refused);
}
