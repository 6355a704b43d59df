using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

[Collection(SharedSilo.Name)]
public sealed class GuestTests(SiloFixture silo)
{
    [Fact]
    public async Task A_guest_without_a_body_practises_on_Jakarta_time()
    {
        var reply = (await Reply.OfAsync(await silo.Http.PostAsync("/v1/auth/guest", null))).Ok();

        Assert.Equal(900, (int)reply["expiresIn"]!);
        var guest = new LearnerClient(silo.Http, (string)reply["accessToken"]!, Guid.Parse((string)reply["learnerId"]!));
        Assert.Equal("Asia/Jakarta", (string?)(await guest.ProgressAsync())["timeZone"]);
    }

    [Fact]
    public async Task A_guest_keeps_the_time_zone_that_was_asked_for()
    {
        var guest = await LearnerClient.GuestAsync(silo.Http, "Asia/Jayapura");
        Assert.Equal("Asia/Jayapura", (string?)(await guest.ProgressAsync())["timeZone"]);
    }

    [Fact]
    public async Task A_guest_is_renewed_by_the_refresh_token_as_everybody_is()
    {
        var first = (await Reply.OfAsync(await silo.Http.PostAsync("/v1/auth/guest", null))).Ok();
        var second = (await RefreshAsync(first)).Ok();

        Assert.Equal((Guid)first["learnerId"]!, (Guid)second["learnerId"]!);
        await new LearnerClient(silo.Http, (string)second["accessToken"]!, default).ProgressAsync();
        (await RefreshAsync(first)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        (await RefreshAsync(second)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
    }

    [Fact]
    public async Task A_guest_sees_its_own_device_and_signs_it_out()
    {
        var guest = await silo.GuestAsync();
        Assert.True((bool)Assert.Single((await guest.GetAsync("/v1/me/devices")).Ok()["devices"]!.AsArray())!["current"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await guest.PostAsync("/v1/auth/sign-out", "")).Status);

        await Eventually.IsAsync(() => guest.GetAsync("/v1/me/progress"), reply => reply.Status == HttpStatusCode.Unauthorized, seconds: 5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_with_a_token_makes_no_new_learner(bool good)
    {
        var tokens = good ? silo.Silo.Tokens : silo.Silo.Tokens.Forged;
        var sender = new LearnerClient(silo.Http, tokens.Of(Guid.CreateVersion7()), default);
        (await sender.SendAsync(HttpMethod.Post, "/v1/auth/guest", null)).Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private async Task<Reply> RefreshAsync(JsonObject tokens) =>
        await new LearnerClient(silo.Http, "", default).PostAsync(
            "/v1/auth/refresh", new JsonObject { ["refreshToken"] = (string)tokens["refreshToken"]! });
}
