using System.Net.Http.Headers;
using System.Text;
using EnglishLearning.Api.Tests.Auth;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Tests.Privacy;

public sealed class ErasureTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly ApiHost _host = fixture.Fresh();

    private FakePrivacy Privacy => _host.Grains.Privacy;

    [Theory]
    [InlineData(null, null)]
    [InlineData("{}", null)]
    [InlineData("""{"password":"pisang goreng"}""", "pisang goreng")]
    public async Task OnesOwn_IsPlanned_WithOrWithoutAPassword(string? body, string? password)
    {
        Privacy.Erasure = new(ErasureStatus.Planned, Noon);
        var reply = await _host.SendAsync(HttpMethod.Post, "/v1/me/erasure", body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((202, "2026-11-23T12:00:00Z", "/v1/me/erasure"), (reply.Status, (string)reply.Json["eraseAt"]!, $"{reply.Headers.Location}"));
        Assert.Equal((_host.LearnerId, password is null ? (Secret?)null : new Secret(password)), Assert.Single(Privacy.Asked));
    }

    [Theory]
    [InlineData(ErasureStatus.Refused, 403, "password-wrong")]
    [InlineData(ErasureStatus.Locked, 429, "sign-in-locked")]
    [InlineData(ErasureStatus.Administrator, 409, "administrator-erasure")]
    public async Task WhatIsNotPlanned_IsTold(ErasureStatus status, int answer, string code)
    {
        Privacy.Erasure = new(status, RetryAfter: TimeSpan.FromSeconds(9));
        var reply = await _host.SendAsync(HttpMethod.Post, "/v1/me/erasure", null);
        Assert.Equal((answer, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task ItsTime_IsTold_AndItIsCancelled()
    {
        Assert.Equal("no-erasure", (await _host.GetAsync("/v1/me/erasure")).Code);
        Assert.Equal("no-erasure", (await _host.SendAsync(HttpMethod.Delete, "/v1/me/erasure", null)).Code);
        Privacy.Due = Noon;
        Assert.Equal("2026-11-23T12:00:00Z", (string)(await _host.GetAsync("/v1/me/erasure")).Json["eraseAt"]!);
        Assert.Equal(204, (await _host.SendAsync(HttpMethod.Delete, "/v1/me/erasure", null)).Status);
        Assert.Equal((_host.LearnerId, _host.LearnerId), Privacy.Asked[^1]);
    }

    [Fact]
    public async Task Others_AreErasedByAdministratorsAlone()
    {
        var other = Guid.CreateVersion7();
        Privacy.Erasure = new(ErasureStatus.Unknown);
        Assert.Equal("forbidden", (await _host.PostAsync($"/v1/people/{other}/erasure", "")).Code);
        Assert.Equal("forbidden", (await _host.SendAsync(HttpMethod.Delete, $"/v1/people/{other}/erasure", null)).Code);
        Assert.Empty(Privacy.Asked);
        _host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Jwt.Of(_host.LearnerId, RoleNames.Administrator));
        Assert.Equal("unknown-person", (await _host.PostAsync($"/v1/people/{other}/erasure", "")).Code);
        Privacy.Erasure = new(ErasureStatus.Planned, Noon);
        Assert.Equal(202, (await _host.PostAsync($"/v1/people/{other}/erasure", "")).Status);
        Assert.Equal((_host.LearnerId, other), Privacy.Asked[^1]);
    }
}
