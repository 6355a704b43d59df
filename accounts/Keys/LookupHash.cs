using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.Keys;

/// <summary>
/// What a login or an e-mail address is found by: HMAC-SHA256 of its folded form under a key of the service, so that the database
/// holds neither and nobody can try names against it without the key.
/// </summary>
internal sealed class LookupHash(ServiceKeys keys) : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : Of("login", Fold(name));

    public string? NormalizeEmail(string? email) => email is null ? null : Of("email", Fold(email));

    /// <summary>64 hexadecimal digits.</summary>
    public string Of(string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys[ServiceKeys.Lookup], Encoding.UTF8.GetBytes($"{purpose}:{text}")));

    private static string Fold(string text) => text.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
}
