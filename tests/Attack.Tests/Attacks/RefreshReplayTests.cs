using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>A refresh token that somebody else has too.</summary>
[Collection(SharedTarget.Name)]
public sealed class RefreshReplayTests(Target target)
{
    [Fact]
    public async Task OfManyAtOnce_OneAtMostWins_AndTheFamilyEnds()
    {
        var victim = await target.Silo.NewAsync(CallerKind.Student);
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefreshAsync(victim.RefreshToken)));

        Assert.InRange(replies.Count(reply => reply.Status == HttpStatusCode.OK), 0, 1);
        Assert.All(replies.Where(reply => reply.Status != HttpStatusCode.OK), reply => reply.Problem(HttpStatusCode.Unauthorized, "refresh-refused"));
        foreach (var winner in replies.Where(reply => reply.Status == HttpStatusCode.OK))
            (await RefreshAsync((string)winner.Json["refreshToken"]!)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        await IsOutAsync(victim);
    }

    [Fact]
    public async Task OneOfLongAgo_EndsTheFamily_AndNoOther()
    {
        var victim = await target.Silo.NewAsync(CallerKind.Student);
        var elsewhere = (await target.Silo.SignInAsync(victim.Username)).Ok();
        var newest = victim.RefreshToken;
        for (var generation = 0; generation < 3; generation++)
            newest = (string)(await RefreshAsync(newest)).Ok()["refreshToken"]!;

        (await RefreshAsync(victim.RefreshToken)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        (await RefreshAsync(newest)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        (await RefreshAsync((string)elsewhere["refreshToken"]!)).Ok();
    }

    [Fact]
    public async Task AfterSigningOut_ItBuysNothing()
    {
        var victim = await target.Silo.NewAsync(CallerKind.Student);
        Assert.Equal(HttpStatusCode.NoContent, (await victim.Client.PostAsync("/v1/auth/sign-out", "")).Status);
        (await RefreshAsync(victim.RefreshToken)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        await IsOutAsync(victim);
    }

    /// <summary>Who guesses the key of a lost answer would get its tokens; another key is a replay.</summary>
    [Fact]
    public async Task WithAnotherIdempotencyKey_ItIsAReplay()
    {
        var victim = await target.Silo.NewAsync(CallerKind.Student);
        var first = (await RefreshAsync(victim.RefreshToken, "a-key-of-the-client")).Ok();
        (await RefreshAsync(victim.RefreshToken, "another")).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        (await RefreshAsync((string)first["refreshToken"]!)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
    }

    [Fact]
    public async Task AGuestsToken_IsNoWayIntoTheAccountThatTheGuestBecame()
    {
        var guest = await target.Silo.NewAsync(CallerKind.Guest);
        (await guest.Client.PostAsync("/v1/auth/register", AttackedSilo.Registration(target.Silo.NewName()))).Ok();
        (await RefreshAsync(guest.RefreshToken)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        await IsOutAsync(guest);
    }

    private async Task<Reply> RefreshAsync(string token, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/refresh")
        {
            Content = new StringContent(new JsonObject { ["refreshToken"] = token }.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Reply.OfAsync(await target.Silo.Http.SendAsync(request));
    }

    /// <summary>Within the five seconds that are promised.</summary>
    private static async Task IsOutAsync(Caller caller) =>
        await Eventually.IsAsync(() => caller.Client.GetAsync("/v1/me/devices"), reply => reply.Status == HttpStatusCode.Unauthorized, seconds: 5);
}
