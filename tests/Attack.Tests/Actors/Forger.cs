using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EnglishLearning.Attack.Tests.Actors;

/// <summary>Makes access tokens by hand (RFC 7519), right ones too.</summary>
/// <param name="keyId">Of the silo's key that signs now.</param>
/// <param name="privateKey">PKCS#8, as nobody outside has it.</param>
/// <param name="publicKey">SubjectPublicKeyInfo, as everybody has it.</param>
public sealed class Forger(string keyId, byte[] privateKey, byte[] publicKey)
{
    public string KeyId => keyId;

    public byte[] PublicKey => publicKey;

    public JsonObject Header => new() { ["alg"] = "ES256", ["kid"] = keyId, ["typ"] = "JWT" };

    public string Signed(JsonObject claims) => Signed(Header, claims);

    public string Signed(JsonObject header, JsonObject claims) => Sign(header, claims, bytes => Sign(privateKey, bytes));

    public static byte[] Sign(byte[] pkcs8, byte[] bytes)
    {
        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(pkcs8, out _);
        return pair.SignData(bytes, HashAlgorithmName.SHA256);
    }

    public static string Sign(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}

/// <summary>What stands in an access token.</summary>
public static class AccessClaims
{
    public static JsonObject Of(Guid personId, Guid sessionId, params string[] roles)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return new JsonObject
        {
            ["iss"] = "englishlearning",
            ["aud"] = "englishlearning",
            ["sub"] = personId.ToString(),
            ["sid"] = sessionId.ToString(),
            ["role"] = new JsonArray([.. (roles.Length > 0 ? roles : ["student"]).Select(role => (JsonNode)role)]),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 900,
        };
    }

    public static JsonObject ExpiredSince(this JsonObject claims, TimeSpan past)
    {
        var end = DateTimeOffset.UtcNow - past;
        (claims["iat"], claims["nbf"], claims["exp"]) = (end.AddMinutes(-15).ToUnixTimeSeconds(), end.AddMinutes(-15).ToUnixTimeSeconds(), end.ToUnixTimeSeconds());
        return claims;
    }

    public static JsonObject With(this JsonObject claims, string name, JsonNode? value)
    {
        if (value is null)
            claims.Remove(name);
        else
            claims[name] = value;
        return claims;
    }
}
