using System.Security.Claims;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Auth;

/// <summary>A second factor by an authenticator app (TOTP), for who wants one.</summary>
internal static class SecondFactorEndpoints
{
    public static void MapSecondFactor(this IEndpointRouteBuilder me)
    {
        me.MapGet("/second-factor", ViewAsync).WithName("secondFactor").WithSummary("Whether signing in asks for a code");
        var changes = me.MapGroup("/second-factor").WithProblems(ProblemKinds.OfJson)
        .WithProblems(
                        ProblemKinds.NoAccount, ProblemKinds.SignInLocked);
        changes.MapPost("", BeginAsync)
            .WithName("beginSecondFactor")
            .WithSummary("A new key for an authenticator app")
            .WithDescription("Nothing asks for codes before the first one is confirmed.")
            .WithProblems(ProblemKinds.PasswordWrong, ProblemKinds.SecondFactorOn);
        changes.MapPost("/confirm", ConfirmAsync)
            .WithName("confirmSecondFactor")
            .WithSummary("Turn the second factor on")
            .WithDescription("From now on signing in asks for a code of the app, or one of the recovery codes that are shown this once.")
            .WithProblems(ProblemKinds.CodeWrong, ProblemKinds.SecondFactorOn, ProblemKinds.SecondFactorOff);
        changes.MapPost("/remove", RemoveAsync)
            .WithName("removeSecondFactor")
            .WithSummary("Turn the second factor off")
            .WithProblems(ProblemKinds.PasswordWrong, ProblemKinds.CodeWrong, ProblemKinds.SecondFactorOff);
    }

    private static async Task<Ok<SecondFactorReply>> ViewAsync(ClaimsPrincipal user, IGrainFactory grains)
    {
        var view = await Credentials(grains).SecondFactorAsync(user.LearnerId());
        return TypedResults.Ok(new SecondFactorReply(view.On, view.RecoveryCodesLeft));
    }

    private static async Task<Results<Ok<SecondFactorKeyReply>, ProblemResult>> BeginAsync(
        BeginSecondFactorBody body, HttpContext context, IGrainFactory grains)
    {
        var reply = await Credentials(grains).BeginSecondFactorAsync(context.Actor(), new(body.Password));
        return reply is { Key: { } key, KeyUri: { } uri }
            ? TypedResults.Ok(new SecondFactorKeyReply(key.Value, uri.Value))
            : Refused(reply, context);
    }

    private static async Task<Results<Ok<RecoveryCodesReply>, ProblemResult>> ConfirmAsync(
        ConfirmSecondFactorBody body, HttpContext context, IGrainFactory grains)
    {
        var reply = await Credentials(grains).ConfirmSecondFactorAsync(context.Actor(), new(body.Code));
        return reply.RecoveryCodes is { } codes
            ? TypedResults.Ok(new RecoveryCodesReply([.. codes.Select(code => code.Value)]))
            : Refused(reply, context);
    }

    private static async Task<Results<NoContent, ProblemResult>> RemoveAsync(RemoveSecondFactorBody body, HttpContext context, IGrainFactory grains)
    {
        var reply = await Credentials(grains).RemoveSecondFactorAsync(context.Actor(), new(body.Password), new(body.Code));
        return reply.Status == SignInStatus.Done ? TypedResults.NoContent() : Refused(reply, context);
    }

    private static ICredentialGrain Credentials(IGrainFactory grains) => grains.GetGrain<ICredentialGrain>(0);

    private static ProblemResult Refused(CredentialReply reply, HttpContext context) =>
        AccountProblems.Of(reply.Status, reply.RetryAfter, context, ProblemKinds.PasswordWrong);
}
