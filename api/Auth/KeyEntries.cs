using System.Security.Cryptography;
using EnglishLearning.Contracts.Accounts;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Api.Auth;

/// <summary>Public keys as others read them (RFC 7517).</summary>
internal static class KeyEntries
{
    public static KeyEntry Of(VerificationKey key)
    {
        using var pair = ECDsa.Create();
        pair.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(pair) { KeyId = key.KeyId });
        return new KeyEntry(jwk.Kty, "sig", SecurityAlgorithms.EcdsaSha256, jwk.Kid, jwk.Crv, jwk.X, jwk.Y);
    }
}
