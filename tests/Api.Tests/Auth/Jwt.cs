using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Api.Tests.Hosting;

namespace EnglishLearning.Api.Tests.Auth;

/// <summary>Tokens made by hand, so that every part can be wrong.</summary>
internal sealed class Jwt(DateTimeOffset now)
{
    public JsonObject Header { get; } = new() { ["alg"] = "HS256", ["typ"] = "JWT" };

    public JsonObject Claims { get; } = new()
    {
        ["sub"] = "0195a1b2-0000-7000-8000-00000000000a",
        ["role"] = "student",
        ["iss"] = "englishlearning",
        ["aud"] = "englishlearning",
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };

    public byte[] Key { get; set; } = ApiHost.Key;

    public Func<byte[], byte[], byte[]> Sign { get; set; } = HMACSHA256.HashData;

    public static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    public override string ToString()
    {
        var signed = $"{Encode(Header)}.{Encode(Claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(Key, Encoding.ASCII.GetBytes(signed)))}";
    }
}
