using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Wire;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>Access tokens that are almost right. Each is made from a right one, by who knows even the private key.</summary>
[Collection(SharedTarget.Name)]
public sealed class TokenForgeryTests(Target target) : IAsyncLifetime
{
    private static readonly Dictionary<string, Func<Forger, Caller, JsonObject, string>> Forgeries = new()
    {
        ["alg none, no signature"] = (forger, _, claims) => Forger.Sign(Header(forger, "none"), claims, _ => []),
        ["alg None, old signature"] = (forger, _, claims) => Signed(forger, claims, header => header["alg"] = "None"),
        ["no alg"] = (forger, _, claims) => Signed(forger, claims, header => header.Remove("alg")),
        ["no signature"] = (forger, _, claims) => Forger.Sign(forger.Header, claims, _ => []),
        ["HS256 by the public key"] = (forger, _, claims) => Forger.Sign(Header(forger, "HS256"), claims, bytes => HMACSHA256.HashData(forger.PublicKey, bytes)),
        ["HS256 by the public key as PEM"] = (forger, _, claims) =>
            Forger.Sign(Header(forger, "HS256"), claims, bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", forger.PublicKey)), bytes)),
        ["HS256 by nothing"] = (forger, _, claims) => Forger.Sign(Header(forger, "HS256"), claims, bytes => HMACSHA256.HashData(Array.Empty<byte>(), bytes)),
        ["ES384 in the name"] = (forger, _, claims) => Signed(forger, claims, header => header["alg"] = "ES384"),
        ["another key"] = (forger, _, claims) => Forger.Sign(forger.Header, claims, bytes => Forger.Sign(NewKey(), bytes)),
        ["no kid"] = (forger, _, claims) => Signed(forger, claims, header => header.Remove("kid")),
        ["unknown kid"] = (forger, _, claims) => Signed(forger, claims, header => header["kid"] = "es256-1"),
        ["kid of another case"] = (forger, _, claims) => Signed(forger, claims, header => header["kid"] = forger.KeyId.ToUpperInvariant()),
        ["kid that is a path"] = (forger, _, claims) => Signed(forger, claims, header => header["kid"] = "../../../../dev/null"),
        ["kid that is a statement"] = (forger, _, claims) => Signed(forger, claims, header => header["kid"] = $"x' UNION SELECT '{forger.KeyId}"),
        ["kid that is a list"] = (forger, _, claims) => Signed(forger, claims, header => header["kid"] = new JsonArray(forger.KeyId)),
        ["a key of its own in jwk"] = (forger, _, claims) => WithOwnKey(forger, claims, (header, jwk) => header["jwk"] = jwk),
        ["a key of its own in jwk, no kid"] = (forger, _, claims) => WithOwnKey(forger, claims, (header, jwk) =>
        {
            header["jwk"] = jwk;
            header.Remove("kid");
        }),
        ["a key of its own at jku"] = (forger, _, claims) => WithOwnKey(forger, claims, (header, _) => header["jku"] = "http://127.0.0.1:1/jwks.json"),
        ["a certificate at x5u"] = (forger, _, claims) => WithOwnKey(forger, claims, (header, _) => header["x5u"] = "http://127.0.0.1:1/x.pem"),
        ["a signature of zeros"] = (forger, _, claims) => Forger.Sign(forger.Header, claims, _ => new byte[64]),
        ["expired"] = (forger, _, claims) => forger.Signed(claims.ExpiredSince(TimeSpan.FromSeconds(1))),
        ["without an end"] = (forger, _, claims) => forger.Signed(claims.With("exp", null)),
        ["another audience"] = (forger, _, claims) => forger.Signed(claims.With("aud", "englishlearning/refresh")),
        ["no audience"] = (forger, _, claims) => forger.Signed(claims.With("aud", null)),
        ["another issuer"] = (forger, _, claims) => forger.Signed(claims.With("iss", "evil.example")),
        ["no session"] = (forger, _, claims) => forger.Signed(claims.With("sid", null)),
        ["a session that is no id"] = (forger, _, claims) => forger.Signed(claims.With("sid", "1 OR 1=1")),
        ["a subject that is no id"] = (forger, _, claims) => forger.Signed(claims.With("sub", "administrator")),
        ["claims that are a list"] = (forger, _, _) => forger.Signed(forger.Header, new JsonObject { ["sub"] = new JsonArray() }),
        ["10 kB of claims"] = (forger, _, claims) => forger.Signed(claims.With("padding", new string('x', 10_000))),
        ["cut off"] = (forger, _, claims) => forger.Signed(claims)[..^20],
        ["two dots and nothing"] = (_, _, _) => "..",
        ["no dot"] = (forger, _, claims) => forger.Signed(claims).Replace(".", "", StringComparison.Ordinal),
        ["five parts"] = (forger, _, claims) => forger.Signed(claims) + ".e30.e30",
        ["its refresh token"] = (_, caller, _) => caller.RefreshToken,
        ["its device's token"] = (_, caller, _) => caller.DeviceToken,
    };

    private Forger _forger = null!;
    private Caller _caller = null!;
    private Guid _session;

    public static TheoryData<string> Names => [.. Forgeries.Keys];

    public async Task InitializeAsync()
    {
        (_caller, _forger) = (await target.Silo.NewAsync(CallerKind.Student), await target.Silo.ForgerAsync());
        _session = await target.Silo.SessionAsync(_caller.PersonId);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Or the rest would prove nothing.</summary>
    [Fact]
    public async Task TokenMadeByHand_WithEverythingRight_IsTaken() => Assert.Equal(200, (await AskAsync(_forger.Signed(Claims()))).Status);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Forgery_IsRefused_AlsoTheSecondTime(string name)
    {
        for (var time = 0; time < 2; time++)
        {
            var reply = await AskAsync(Forgeries[name](_forger, _caller, Claims()));
            Assert.Equal((401, "unauthenticated"), (reply.Status, reply.Code));
            Assert.StartsWith("Bearer ", reply.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }
    }

    /// <summary>Roles that this server does not know give nothing, and a name is one role, not a list of them.</summary>
    [Theory]
    [InlineData("root")]
    [InlineData("Administrator")]
    [InlineData("administrator,student")]
    [InlineData("administrator ")]
    [InlineData("")]
    public async Task RoleThatThereIsNot_GivesNoPermission(string role)
    {
        var reply = await AskAsync(_forger.Signed(AccessClaims.Of(_caller.PersonId, _session, role)));
        Assert.Equal((403, "forbidden"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("refresh")]
    [InlineData("access")]
    [InlineData("device")]
    [InlineData("access signed for refreshing")]
    public async Task TokenOfAnotherKind_BuysNoNewOne(string kind)
    {
        var token = kind switch
        {
            "access" => _caller.Token,
            "device" => _caller.DeviceToken,
            "refresh" => _caller.RefreshToken,
            _ => _forger.Signed(Claims().With("aud", "englishlearning/refresh").With("gen", 1)),
        };
        var reply = await target.Silo.SendAsync(RawRequest.Json("POST", "/v1/auth/refresh", new JsonObject { ["refreshToken"] = token }.ToJsonString()));
        Assert.Equal(kind == "refresh" ? 200 : 401, reply.Status);
    }

    private JsonObject Claims() => AccessClaims.Of(_caller.PersonId, _session);

    private Task<RawReply> AskAsync(string token) =>
        target.Silo.SendAsync(new RawRequest("GET", "/v1/me/devices", [("Authorization", $"Bearer {token}")]));

    private static JsonObject Header(Forger forger, string algorithm) => forger.Header.With("alg", algorithm);

    private static string Signed(Forger forger, JsonObject claims, Action<JsonObject> change)
    {
        var header = forger.Header;
        change(header);
        return forger.Signed(header, claims);
    }

    private static string WithOwnKey(Forger forger, JsonObject claims, Action<JsonObject, JsonObject> bring)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = pair.ExportParameters(false).Q;
        var jwk = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = System.Buffers.Text.Base64Url.EncodeToString(point.X!),
            ["y"] = System.Buffers.Text.Base64Url.EncodeToString(point.Y!),
        };
        var header = forger.Header;
        bring(header, jwk);
        return Forger.Sign(header, claims, bytes => pair.SignData(bytes, HashAlgorithmName.SHA256));
    }

    private static byte[] NewKey()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return pair.ExportPkcs8PrivateKey();
    }
}
