using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Compliance;

/// <summary>The master key is younger than a year and everything is under it, and the pair that signs no older than its period.</summary>
internal sealed class KeyAgeCheck(AccountsContext database, IKeyManagement keys, KeyRotation rotation, TokenLifetimes tokens, TimeProvider time) : IComplianceCheck
{
    private const string Name = "key-age";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public async Task<ComplianceFinding> RunAsync()
    {
        var now = time.GetUtcNow();
        var master = now - keys.NewestKeyFrom;
        if (master > Longest)
            return ComplianceFinding.Failed(Name, $"The newest master key is {Days(master)} days old.", "Run \"silo keys rotate\".");
        if (await rotation.OlderAsync() is > 0 and var older)
            return ComplianceFinding.Failed(Name, $"{older} keys are under an older master key.", "Run \"silo keys rewrap\", and take no line out of the file of master keys before.");
        var signing = now - await database.SigningKeys.Where(key => key.SignsFrom <= now).MaxAsync(key => key.SignsFrom);
        return signing > tokens.KeyPeriod + TimeSpan.FromDays(1)
            ? ComplianceFinding.Failed(Name, $"The key that signs tokens is {Days(signing)} days old.", "A silo that runs makes the next one: see why it did not.")
            : ComplianceFinding.Passed(Name, $"Master key {Days(master)} days, signing key {Days(signing)} days.");
    }

    private static int Days(TimeSpan age) => (int)age.TotalDays;
}
