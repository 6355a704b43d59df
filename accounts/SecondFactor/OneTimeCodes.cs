using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.SecondFactor;

/// <summary>Codes of the second factor: those of an authenticator app (TOTP, RFC 6238) and recovery codes, each good once.</summary>
internal sealed class OneTimeCodes(AccountsContext database, UserManager<Account> accounts, LookupHash hash, TimeProvider time)
{
    private const int Digits = 6;
    private const int RecoveryLength = 10;

    /// <summary>Longer than a code is taken: Identity accepts two steps of 30 s before and after.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>Whether the code was good; it is no longer.</summary>
    public async Task<bool> SpendAsync(Account account, Secret? code)
    {
        if (code is not { } given)
            return false;
        // People write them with spaces and hyphens. One form of each code, so that none is good again in another.
        var text = string.Concat(given.Value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (text.Length == Digits && text.All(char.IsAsciiDigit))
            return await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, text) && await IsFirstAsync(account, text);
        return text.Length == RecoveryLength
            && (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, text.Insert(RecoveryLength / 2, "-"))).Succeeded;
    }

    /// <summary>The row's key decides between two who bring the same code at once.</summary>
    private async Task<bool> IsFirstAsync(Account account, string code)
    {
        var now = time.GetUtcNow();
        var used = new UsedCode { AccountId = account.Id, Code = hash.Of("one-time-code", $"{account.Id:N}:{code}"), UsedAt = now };
        await database.UsedCodes.Where(known => known.AccountId == account.Id && known.UsedAt < now - Remembered).ExecuteDeleteAsync();
        database.UsedCodes.Add(used);
        try
        {
            await database.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException e) when (DatabaseFaults.IsOfData(e))
        {
            database.Entry(used).State = EntityState.Detached;
            return false;
        }
    }
}
