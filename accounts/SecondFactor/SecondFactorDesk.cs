using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.SecondFactor;

/// <summary>Turns the second factor of an account on and off: an authenticator app, and recovery codes for when it is lost.</summary>
internal sealed class SecondFactorDesk(
    AccountsContext database, UserManager<Account> accounts, OneTimeCodes codes, PasswordProof proof, AuditLog audit)
{
    private const int RecoveryCodes = 10;

    public async Task<SecondFactorView> ViewAsync(Guid personId) =>
        await accounts.FindByIdAsync($"{personId}") is { TwoFactorEnabled: true } account
            ? new(true, await accounts.CountRecoveryCodesAsync(account))
            : new(false, 0);

    /// <summary>Makes a new key, which is good for nothing until a code of it has come.</summary>
    public async Task<CredentialReply> BeginAsync(Actor by, Secret password)
    {
        if (await accounts.FindByIdAsync($"{by.PersonId}") is not { } account)
            return new(SignInStatus.NoAccount);
        if (account.TwoFactorEnabled)
            return new(SignInStatus.SecondFactorOn);
        if (await proof.RefusalAsync(account, password, by.Address) is { } refusal)
            return refusal;
        await accounts.ResetAuthenticatorKeyAsync(account);
        var key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        return new(SignInStatus.Done, Key: new(key), KeyUri: new(Uri(account.Person.Login, key)));
    }

    public async Task<CredentialReply> ConfirmAsync(Actor by, Secret code)
    {
        if (await accounts.FindByIdAsync($"{by.PersonId}") is not { } account)
            return new(SignInStatus.NoAccount);
        if (account.TwoFactorEnabled)
            return new(SignInStatus.SecondFactorOn);
        if (await accounts.GetAuthenticatorKeyAsync(account) is null)
            return new(SignInStatus.SecondFactorOff);
        if (await proof.RefusalAsync(account, by.Address, SignInStatus.CodeWrong, () => codes.SpendAsync(account, code)) is { } refusal)
            return refusal;
        await using var transaction = await database.Database.BeginTransactionAsync();
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var recovery = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await audit.AppendAsync(AuditAction.SecondFactorOn, by, account.Id);
        await transaction.CommitAsync();
        return new(SignInStatus.Done, RecoveryCodes: [.. recovery!.Select(each => new Secret(each))]);
    }

    public async Task<CredentialReply> RemoveAsync(Actor by, Secret password, Secret code)
    {
        if (await accounts.FindByIdAsync($"{by.PersonId}") is not { } account)
            return new(SignInStatus.NoAccount);
        if (!account.TwoFactorEnabled)
            return new(SignInStatus.SecondFactorOff);
        if (await proof.RefusalAsync(account, password, by.Address) is { } wrong)
            return wrong;
        if (await proof.RefusalAsync(account, by.Address, SignInStatus.CodeWrong, () => codes.SpendAsync(account, code)) is { } refusal)
            return refusal;
        await using var transaction = await database.Database.BeginTransactionAsync();
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await database.UserTokens.Where(token => token.UserId == account.Id).ExecuteDeleteAsync();
        await audit.AppendAsync(AuditAction.SecondFactorOff, by, account.Id);
        await transaction.CommitAsync();
        return new(SignInStatus.Done);
    }

    /// <summary>As authenticator apps read it from a QR code.</summary>
    private static string Uri(string login, string key) =>
        $"otpauth://totp/EnglishLearning:{System.Uri.EscapeDataString(login)}?secret={key}&issuer=EnglishLearning&digits=6&period=30";
}
