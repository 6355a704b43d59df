using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Makes tokens by hand (RFC 7519), right and forged.</summary>
public sealed class Tokens(byte[] key)
{
    public const string Signed = """{"alg":"HS256","typ":"JWT"}""";
    public const string Unsigned = """{"alg":"none","typ":"JWT"}""";

    public string Of(Guid learnerId) => Of(learnerId, Signed, DateTimeOffset.UtcNow.AddHours(1));

    public string Of(Guid learnerId, string header, DateTimeOffset expires, string role = "student")
    {
        var (from, to) = (expires.AddHours(-1).ToUnixTimeSeconds(), expires.ToUnixTimeSeconds());
        var claims = $$"""{"iss":"englishlearning","aud":"englishlearning","sub":"{{learnerId}}","role":"{{role}}","iat":{{from}},"nbf":{{from}},"exp":{{to}}}""";
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return header == Unsigned ? signed + "." : $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
