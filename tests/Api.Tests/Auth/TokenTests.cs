using System.Security.Cryptography;
using CsCheck;
using EnglishLearning.Api.Tests.Hosting;

namespace EnglishLearning.Api.Tests.Auth;

/// <summary>Tokens that are refused, and that nothing else is.</summary>
public sealed class TokenTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    public static TheoryData<string> BadTokens => [.. Makers.Keys];

    private static Dictionary<string, Action<Jwt>> Makers => new()
    {
        ["expired"] = jwt => jwt.Claims["exp"] = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeSeconds(),
        ["without an end"] = jwt => jwt.Claims.Remove("exp"),
        ["end that is no number"] = jwt => jwt.Claims["exp"] = "never",
        ["end beyond all time"] = jwt => jwt.Claims["exp"] = 1e300,
        ["other issuer"] = jwt => jwt.Claims["iss"] = "elsewhere",
        ["without issuer"] = jwt => jwt.Claims.Remove("iss"),
        ["other audience"] = jwt => jwt.Claims["aud"] = "elsewhere",
        ["without audience"] = jwt => jwt.Claims.Remove("aud"),
        ["without a session"] = jwt => jwt.Claims.Remove("sid"),
        ["no algorithm, no signature"] = jwt => (jwt.Header["alg"], jwt.Sign) = ("none", _ => []),
        ["no algorithm, with signature"] = jwt => jwt.Header["alg"] = "none",
        ["nOnE"] = jwt => (jwt.Header["alg"], jwt.Sign) = ("nOnE", _ => []),
        ["empty signature"] = jwt => jwt.Sign = _ => [],
        ["a shared secret"] = jwt => (jwt.Header["alg"], jwt.Sign) = ("HS256", signed => HMACSHA256.HashData("0123456789abcdef0123456789abcdef"u8, signed)),
        ["another algorithm"] = jwt => jwt.Header["alg"] = "RS256",
        ["without subject"] = jwt => jwt.Claims.Remove("sub"),
        ["subject that is no id"] = jwt => jwt.Claims["sub"] = "admin",
        ["too long"] = jwt => jwt.Claims["padding"] = new string('x', 5000),
    };

    [Fact]
    public async Task TokenMadeByHand_WhereAllIsRight_IsTaken() =>
        Assert.Equal(200, (await GetAsync(new Jwt(DateTimeOffset.UtcNow).ToString())).Status);

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task BadToken_Is401_EachTime(string name)
    {
        var jwt = new Jwt(DateTimeOffset.UtcNow);
        Makers[name](jwt);
        for (var time = 0; time < 2; time++)
            AssertRefused(await GetAsync(jwt.ToString()));
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Basic dTpw")]
    [InlineData("Token abc")]
    public async Task Header_ThatIsNoToken_Is401(string header)
    {
        using var client = _host.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        AssertRefused(await Answered.ReadAsync(await client.GetAsync(new Uri("/v1/me/progress", UriKind.Relative))));
    }

    [Fact]
    public async Task Scheme_IsCaseInsensitive()
    {
        using var client = _host.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "bearer " + Jwt.Of(Guid.CreateVersion7()));
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/v1/me/progress", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("")]
    public async Task OtherRole_Is403(string role)
    {
        var jwt = new Jwt(DateTimeOffset.UtcNow);
        jwt.Claims["role"] = role;
        var answer = await GetAsync(jwt.ToString());
        Assert.Equal((403, "forbidden"), (answer.Status, answer.Code));
        Assert.Equal("application/problem+json", answer.ContentType);
    }

    /// <summary>One changed character anywhere, and it is no longer the token, even after the right one was remembered.</summary>
    [Fact]
    public async Task TamperedToken_IsRefused()
    {
        var token = Jwt.Of(Guid.CreateVersion7());
        Assert.Equal(200, (await GetAsync(token)).Status);
        // The last character holds two bits that base64url does not use.
        await Gen.Select(Gen.Int[0, token.Length - 2], Gen.Char["ABCxyz019-_."]).Where(change => token[change.Item1] != change.Item2).SampleAsync(
            async change => Assert.Equal(401, (await GetAsync(token[..change.Item1] + change.Item2 + token[(change.Item1 + 1)..])).Status),
            iter: 200,
            threads: 1);
    }

    [Theory]
    [InlineData("GET", "/v1/practice/next")]
    [InlineData("POST", "/v1/questions/q/attempts")]
    [InlineData("POST", "/v1/attempts:batch")]
    [InlineData("GET", "/v1/me/cards")]
    [InlineData("GET", "/v1/me/progress")]
    [InlineData("GET", "/v1/me/attempts")]
    [InlineData("DELETE", "/v1/me/attempts/0195a1b2-0000-7000-8000-000000000001")]
    [InlineData("POST", "/v1/me/history:import")]
    [InlineData("GET", "/v1/me/imports/0195a1b2-0000-7000-8000-000000000001")]
    [InlineData("GET", "/v1/questions/q/statistics")]
    public async Task EveryResource_AsksForAToken(string method, string path)
    {
        using var client = _host.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        AssertRefused(await Answered.ReadAsync(await client.SendAsync(request)));
    }

    [Fact]
    public async Task Secrets_AreNeverLogged()
    {
        await using var host = await ApiHost.StartAsync();
        var token = host.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        await host.GetAsync("/v1/me/progress");
        await host.PostAsync("/v1/auth/refresh", """{"refreshToken":"a-token-for-one-use"}""");
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", token + "x");
        await host.GetAsync("/v1/me/progress");
        Assert.NotEmpty(host.Logs.All);
        Assert.DoesNotContain(host.Logs.All, line => line.Line.Contains(token.Split('.')[2], StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.All, line => line.Line.Contains("a-token-for-one-use", StringComparison.Ordinal));
    }

    private static void AssertRefused(Answered answer)
    {
        Assert.Equal((401, "unauthenticated"), (answer.Status, answer.Code));
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("application/problem+json", answer.ContentType);
    }

    private async Task<Answered> GetAsync(string token)
    {
        using var client = _host.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await Answered.ReadAsync(await client.GetAsync(new Uri("/v1/me/progress", UriKind.Relative)));
    }
}
