using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Tests.Auth;

/// <summary>Tokens made by hand, so that every part can be wrong.</summary>
internal sealed class Jwt(DateTimeOffset now)
{
    public const string KeyId = "es256-1";

    public static readonly ECDsa Pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What the service knows of the pair.</summary>
    public static readonly VerificationKey PublicKey = new(KeyId, Pair.ExportSubjectPublicKeyInfo());

    public JsonObject Header { get; } = new() { ["alg"] = "ES256", ["typ"] = "JWT", ["kid"] = KeyId };

    public JsonObject Claims { get; } = new()
    {
        ["sub"] = "0195a1b2-0000-7000-8000-00000000000a",
        ["sid"] = "0195a1b2-0000-7000-8000-00000000000b",
        ["role"] = "student",
        ["iss"] = "englishlearning",
        ["aud"] = "englishlearning",
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };

    public Func<byte[], byte[]> Sign { get; set; } = Es256(Pair);

    public static string Of(Guid learnerId, string role = "student")
    {
        var jwt = new Jwt(DateTimeOffset.UtcNow);
        (jwt.Claims["sub"], jwt.Claims["role"]) = (learnerId.ToString(), role);
        return jwt.ToString();
    }

    public static Func<byte[], byte[]> Es256(ECDsa pair) => signed => pair.SignData(signed, HashAlgorithmName.SHA256);

    public static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    public override string ToString()
    {
        var signed = $"{Encode(Header)}.{Encode(Claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }
}
