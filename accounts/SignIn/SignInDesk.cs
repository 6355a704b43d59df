using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>Lets people in: by password and, where they chose one, a second factor; by a refresh token later.</summary>
internal sealed class SignInDesk(
    UserManager<Account> accounts, PasswordDesk passwords, FailureCount failures, SessionDesk sessions, TokenIssuer tokens, TimeProvider time)
{
    public async Task<SignInReply> SignInAsync(string login, Secret password, Secret? code, Caller caller)
    {
        var account = await FindAsync(login);
        var device = caller.DeviceToken is { } token ? await tokens.ReadDeviceAsync(token) : null;
        var subjects = failures.Of(login, caller, isKnownDevice: account is not null && device == account.Id);
        if (await failures.LockedForAsync(subjects) is { } locked)
            return new(SignInStatus.Locked, RetryAfter: locked);
        var check = await passwords.VerifyAsync(account, password.Value);
        if (account is null || check == PasswordVerificationResult.Failed)
        {
            await failures.AddAsync(subjects);
            return new(SignInStatus.Refused);
        }
        if (account.TwoFactorEnabled && !await IsGoodAsync(account, code))
        {
            // A code is guessed sooner than a password: it counts as well.
            if (code is not null)
                await failures.AddAsync(subjects);
            return new(SignInStatus.CodeNeeded);
        }
        if (NoAccess(account) is { } status)
            return new(status);
        if (check == PasswordVerificationResult.SuccessRehashNeeded)
            account.PasswordHash = await passwords.HashAsync(account, password.Value);
        account.LastSignInAt = time.GetUtcNow();
        await accounts.UpdateAsync(account);
        return new(SignInStatus.SignedIn, await sessions.BeginAsync(account, caller));
    }

    public async Task<SignInReply> RefreshAsync(Secret refreshToken, string? requestKey)
    {
        if (await sessions.SpendAsync(refreshToken, requestKey) is not var (personId, sessionId, generation))
            return new(SignInStatus.Refused);
        var account = await accounts.FindByIdAsync(personId.ToString());
        if (account is not null && NoAccess(account) is { } status)
            return new(status);
        return new(SignInStatus.SignedIn, sessions.Tokens(personId, sessionId, generation, account?.Roles ?? Role.Student));
    }

    /// <summary>Null for one who may come in.</summary>
    public static SignInStatus? NoAccess(Account account) => account.State switch
    {
        AccountState.Active => null,
        AccountState.AwaitingConsent => SignInStatus.ConsentNeeded,
        _ => SignInStatus.Closed,
    };

    private async Task<Account?> FindAsync(string login) =>
        login.Contains('@') ? await accounts.FindByEmailAsync(login) : await accounts.FindByNameAsync(login);

    private async Task<bool> IsGoodAsync(Account account, Secret? code) =>
        code is { } given
        && (await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, given.Value)
            || (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, given.Value)).Succeeded);
}
