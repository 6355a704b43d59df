using System.Net.Http.Headers;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Tests.Auth;

/// <summary>Issue 4: a phone that many hands use lets in to learning, and never to the account of who used it last.</summary>
public sealed class SharedDeviceTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    [Theory]
    [InlineData("GET", "/v1/me", null)]
    [InlineData("PATCH", "/v1/me", """{"password":"pisang goreng","name":"x"}""")]
    [InlineData("GET", "/v1/me/export", null)]
    [InlineData("POST", "/v1/me/erasure", null)]
    [InlineData("GET", "/v1/me/devices", null)]
    [InlineData("PUT", "/v1/me/password", """{"currentPassword":"pisang goreng","newPassword":"goreng pisang"}""")]
    [InlineData("POST", "/v1/me/second-factor", """{"password":"pisang goreng"}""")]
    public async Task OfTheAccount_NothingIsSeenOrChanged(string method, string path, string? body)
    {
        SignIn();
        var reply = await _host.SendAsync(new(method), path, body is null ? null : new StringContent(body, null, "application/json"));
        Assert.Equal((403, "shared-device"), (reply.Status, reply.Code));
        Assert.Empty(_host.Grains.Privacy.Asked);
    }

    [Fact]
    public async Task Learning_AndSigningOut_AreOpen()
    {
        SignIn();
        Assert.Equal(200, (await _host.GetAsync("/v1/practice/next")).Status);
        Assert.Equal(204, (await _host.PostAsync("/v1/auth/sign-out", "")).Status);
        Assert.Equal("forbidden", (await _host.GetAsync("/v1/audit")).Code);
    }

    private void SignIn()
    {
        var jwt = new Jwt(DateTimeOffset.UtcNow);
        (jwt.Claims[TokenNames.Subject], jwt.Claims[TokenNames.Shared]) = (_host.LearnerId.ToString(), true);
        _host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", jwt.ToString());
    }
}
