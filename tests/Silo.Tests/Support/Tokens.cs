using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Accounts.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Makes tokens by hand (RFC 7519), right and forged.</summary>
public sealed class Tokens(ECDsa pair, string keyId)
{
    public const string Es256 = "ES256";
    public const string Unsigned = "none";

    /// <summary>Signed with the key that signs in this silo.</summary>
    internal static Tokens Of(SigningKeys keys) => new(((ECDsaSecurityKey)keys.Current.Key).ECDsa, keys.Current.Key.KeyId);

    /// <summary>Signed with a key that nobody knows, under the name of one that is known.</summary>
    public Tokens Forged => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), keyId);

    public string Of(Guid learnerId) => Of(learnerId, Es256, DateTimeOffset.UtcNow.AddHours(1));

    public string Of(Guid learnerId, string algorithm, DateTimeOffset expires, string role = "student")
    {
        var (from, to) = (expires.AddHours(-1).ToUnixTimeSeconds(), expires.ToUnixTimeSeconds());
        var claims = $$"""{"iss":"englishlearning","aud":"englishlearning","sub":"{{learnerId}}","sid":"{{Guid.CreateVersion7()}}","role":"{{role}}","iat":{{from}},"nbf":{{from}},"exp":{{to}}}""";
        var signed = $"{Encode($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"{{keyId}}"}""")}.{Encode(claims)}";
        return algorithm == Unsigned
            ? signed + "."
            : $"{signed}.{Base64Url.EncodeToString(pair.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
