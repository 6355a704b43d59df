using System.Security.Cryptography;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Accounts.Classes;

/// <summary>
/// Makes, hashes and checks PINs: by Identity's hasher, of a keyed hash whose key is not in the database, since a million PINs are tried
/// in hours against any number of rounds. Holds for one class and one learner alone.
/// </summary>
internal sealed class PinDesk([FromKeyedServices(PinDesk.Hasher)] IPasswordHasher<Account> hasher, SignInRules rules, LookupHash hash) : IDisposable
{
    /// <summary>The key that PINs' hasher is registered under.</summary>
    public const string Hasher = "pins";

    private readonly PasswordDesk _hashing = new(hasher, rules);

    public async Task<(Secret Pin, string Hash)> MakeAsync(Guid classId, Guid learnerId)
    {
        var pin = Pin.Of(RandomNumberGenerator.GetInt32(Pin.Count));
        return (new(pin), await _hashing.HashAsync(new Account(), Keyed(classId, learnerId, pin)));
    }

    /// <param name="pinHash">Null for nobody, which takes as long.</param>
    public async Task<bool> IsGoodAsync(Guid classId, Guid learnerId, string? pinHash, Secret pin) =>
        await _hashing.VerifyAsync(new Account { PasswordHash = pinHash }, Keyed(classId, learnerId, pin.Value)) != PasswordVerificationResult.Failed;

    public void Dispose() => _hashing.Dispose();

    private string Keyed(Guid classId, Guid learnerId, string pin) => hash.Of("pin", $"{classId:N}:{learnerId:N}:{pin}");
}
