using System.Security.Claims;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Auth;

/// <summary>Devices that are signed in, and the keys by which others read our tokens.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder me)
    {
        me.MapGet("/devices", DevicesAsync).WithName("devices").WithSummary("Devices that are signed in");
        me.MapDelete("/devices/{id:guid}", RevokeAsync)
            .WithName("revokeDevice")
            .WithSummary("Sign a device out")
            .WithDescription("Its tokens are refused by every server within five seconds.")
            .WithProblems(ProblemKinds.UnknownDevice);
    }

    public static void MapKeySet(this IEndpointRouteBuilder app) =>
        app.MapGet("/.well-known/jwks.json", (TokenRulesFeed feed) => TypedResults.Ok(new KeySetReply(
                [.. feed.KeySet.Select(key => new KeyEntry(key.Kty, key.Use, key.Alg, key.Kid, key.Crv, key.X, key.Y))])))
            .AllowAnonymous()
            .WithName("keySet")
            .WithTags("Auth")
            .WithSummary("Public keys of access tokens");

    private static async Task<Ok<DevicesReply>> DevicesAsync(ClaimsPrincipal user, IGrainFactory grains)
    {
        var devices = await grains.GetGrain<ISignInGrain>(0).DevicesAsync(user.LearnerId());
        return TypedResults.Ok(new DevicesReply(
        [
            .. devices.Select(device => new DeviceEntry(
                device.SessionId, device.Name, device.SignedInAt, device.LastUsedAt, device.SessionId == user.SessionId())),
        ]));
    }

    private static async Task<Results<NoContent, ProblemResult>> RevokeAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        await grains.GetGrain<ISignInGrain>(0).EndAsync(context.Actor(), id, bySelf: id == context.User.SessionId())
            ? TypedResults.NoContent()
            : new ProblemResult(ProblemKinds.UnknownDevice);
}
