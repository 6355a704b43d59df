using System.Security.Cryptography;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Accounts.Consents;

/// <summary>
/// The two codes of a consent. The guardian's way in is made of the consent's id under a key of the service: whoever lost it is shown
/// the same again at the next sign-in, and it is stored nowhere. The one to take consent back is random and shown once.
/// </summary>
internal sealed class ConsentCodes(LookupHash hash)
{
    public string ForGuardian(Guid consentId) => GuardianCode.Of(Convert.FromHexString(hash.Of("consent-code", consentId.ToString("N"))));

    public static string NewWithdrawal() => GuardianCode.Of(RandomNumberGenerator.GetBytes(GuardianCode.Length));

    /// <summary>By which a code is stored and found; null where it is none.</summary>
    public string? HashOf(string code) => GuardianCode.Read(code) is { } signs ? hash.Of("consent", signs) : null;
}
