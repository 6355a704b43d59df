using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Storage;

namespace EnglishLearning.Bench.Suite;

/// <summary>Tokens (RFC 7519) for learners that were seeded and never signed in, signed with the database's own key.</summary>
internal sealed class LearnerTokens(byte[] key)
{
    private const string KeyName = "token-signing";
    private const int KeyBytes = 32;

    public static async Task<LearnerTokens> ReadAsync(ISecretStore secrets) => new(await secrets.GetOrCreateAsync(KeyName, KeyBytes));

    public string Of(Guid learnerId)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"iss":"englishlearning","aud":"englishlearning","sub":"{{learnerId}}","role":"student","iat":{{now}},"nbf":{{now - 60}},"exp":{{now + 3600}}}""");
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
