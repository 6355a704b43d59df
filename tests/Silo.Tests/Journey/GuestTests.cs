using System.Net;
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

        Assert.Equal(3600, (int)reply["expiresIn"]!);
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
    public async Task An_expired_token_is_renewed_for_the_same_learner_and_opens_nothing_else()
    {
        var guest = await silo.GuestAsync();
        var expired = silo.Silo.Tokens.Of(guest.LearnerId, Tokens.Signed, DateTimeOffset.UtcNow.AddDays(-2));
        var late = new LearnerClient(silo.Http, expired, guest.LearnerId);

        (await late.GetAsync("/v1/me/progress")).Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        var renewed = (await late.SendAsync(HttpMethod.Post, "/v1/auth/guest", null)).Ok();

        Assert.Equal(guest.LearnerId, Guid.Parse((string)renewed["learnerId"]!));
        await new LearnerClient(silo.Http, (string)renewed["accessToken"]!, guest.LearnerId).ProgressAsync();
    }

    [Fact]
    public async Task A_forged_token_makes_no_new_learner()
    {
        var forged = new Tokens(new byte[32]).Of(Guid.CreateVersion7());
        var reply = await new LearnerClient(silo.Http, forged, default).SendAsync(HttpMethod.Post, "/v1/auth/guest", null);
        reply.Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }
}
