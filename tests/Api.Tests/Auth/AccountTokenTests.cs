using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnglishLearning.Api.Tests.Auth;

/// <summary>Tokens of accounts: signed with a key pair, revocable, and nothing that only looks like one.</summary>
public sealed class AccountTokenTests : IAsyncLifetime
{
    private const string KeyId = Jwt.KeyId;

    private static readonly ECDsa Pair = Jwt.Pair;
    private static readonly Guid Session = Guid.CreateVersion7();

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private ApiHost _host = null!;

    public static TheoryData<string> BadTokens => [.. Makers.Keys];

    private static Dictionary<string, Action<Jwt>> Makers => new()
    {
        ["of another key pair"] = jwt => jwt.Sign = Jwt.Es256(ECDsa.Create(ECCurve.NamedCurves.nistP256)),
        ["of an unknown key"] = jwt => jwt.Header["kid"] = "es256-2",
        ["without a key id"] = jwt => jwt.Header.Remove("kid"),
        ["the public key as a shared secret"] = jwt =>
        {
            jwt.Header["alg"] = "HS256";
            jwt.Sign = signed => HMACSHA256.HashData(Pair.ExportSubjectPublicKeyInfo(), signed);
        },
        ["the public key's text as a shared secret"] = jwt =>
        {
            jwt.Header["alg"] = "HS256";
            jwt.Sign = signed => HMACSHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Pair.ExportSubjectPublicKeyInfoPem()), signed);
        },
        ["no algorithm"] = jwt => (jwt.Header["alg"], jwt.Sign) = ("none", _ => []),
        ["a signature of zeros"] = jwt => jwt.Sign = _ => new byte[64],
        ["another algorithm of the same family"] = jwt => jwt.Header["alg"] = "ES384",
        ["for the refresh audience"] = jwt => jwt.Claims["aud"] = "englishlearning/refresh",
        ["other issuer"] = jwt => jwt.Claims["iss"] = "elsewhere",
        ["expired"] = jwt => jwt.Claims["exp"] = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeSeconds(),
        ["without a session, so beyond revoking"] = jwt => jwt.Claims.Remove("sid"),
        ["a session that is no id"] = jwt => jwt.Claims["sid"] = "all",
        ["a key of its own"] = jwt =>
        {
            var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var point = own.ExportParameters(false).Q;
            jwt.Header["jwk"] = new System.Text.Json.Nodes.JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["x"] = Base64Url.EncodeToString(point.X),
                ["y"] = Base64Url.EncodeToString(point.Y),
            };
            jwt.Sign = Jwt.Es256(own);
        },
    };

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync(register: services => services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task GoodToken_IsLetIn_AndIsTheLearnersOwn()
    {
        var jwt = Good();
        Assert.Equal(200, await StatusAsync(jwt));
        Assert.Equal(Guid.Parse((string)jwt.Claims["sub"]!), _host.Grains.LastKey);
    }

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task BadToken_IsRefused(string name)
    {
        var jwt = Good();
        Makers[name](jwt);
        Assert.Equal(401, await StatusAsync(jwt));
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Fact]
    public async Task Roles_AreThoseOfTheToken_OneOrSeveral()
    {
        var jwt = Good();
        jwt.Claims["role"] = new System.Text.Json.Nodes.JsonArray("teacher", "student");
        Assert.Equal(200, await StatusAsync(jwt));
        jwt.Claims["role"] = new System.Text.Json.Nodes.JsonArray("teacher");
        Assert.Equal(403, await StatusAsync(jwt));
        jwt.Claims.Remove("role");
        Assert.Equal(403, await StatusAsync(jwt));
    }

    [Fact]
    public async Task RememberedToken_EndsWhenItExpires()
    {
        var jwt = Good();
        Assert.Equal(200, await StatusAsync(jwt));
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, await StatusAsync(jwt));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, await StatusAsync(jwt));
    }

    [Fact]
    public async Task EndedSession_IsOut_AlsoWhereItsTokenIsRemembered()
    {
        var jwt = Good();
        Assert.Equal(200, await StatusAsync(jwt));
        _host.Grains.SignIn.Rules = _host.Grains.SignIn.Rules with { EndedSessions = [Session] };
        await NextPollAsync();
        Assert.Equal(401, await StatusAsync(jwt));
        jwt.Claims["sid"] = Guid.CreateVersion7().ToString();
        Assert.Equal(200, await StatusAsync(jwt));
    }

    [Fact]
    public async Task Key_ThatIsGone_LetsNoNewTokenIn()
    {
        _host.Grains.SignIn.Rules = new TokenRules(ImmutableArray<VerificationKey>.Empty, []);
        await NextPollAsync();
        Assert.Equal(401, await StatusAsync(Good()));
    }

    [Fact]
    public async Task KeySet_ShowsThePublicHalfAlone()
    {
        var reply = await _host.GetAsync("/.well-known/jwks.json");
        var key = reply.Json["keys"]![0]!.AsObject();
        var point = Pair.ExportParameters(false).Q;
        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], key.Select(member => member.Key).Order());
        Assert.Equal(("EC", "sig", "ES256", KeyId, "P-256"), ((string)key["kty"]!, (string)key["use"]!, (string)key["alg"]!, (string)key["kid"]!, (string)key["crv"]!));
        Assert.Equal((Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y)), ((string)key["x"]!, (string)key["y"]!));
    }

    private Jwt Good()
    {
        var jwt = new Jwt(_clock.GetUtcNow());
        jwt.Claims["sid"] = Session.ToString();
        jwt.Claims["sub"] = Guid.CreateVersion7().ToString();
        return jwt;
    }

    private async Task<int> StatusAsync(Jwt jwt)
    {
        _host.Client.DefaultRequestHeaders.Authorization = new("Bearer", jwt.ToString());
        return (await _host.GetAsync("/v1/me/progress")).Status;
    }

    private async Task NextPollAsync()
    {
        var before = _host.Grains.SignIn.Polls;
        while (_host.Grains.SignIn.Polls < before + 2)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(10);
        }
    }
}
