using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>Lets people in: by password and, where they chose one, a second factor; by a refresh token later.</summary>
internal sealed class SignInDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    PasswordDesk passwords,
    FailureCount failures,
    SessionDesk sessions,
    ConsentBook consents,
    TokenIssuer tokens,
    TimeProvider time)
{
    public async Task<SignInReply> SignInAsync(string login, Secret password, Secret? code, Caller caller)
    {
        var account = await FindAsync(login);
        var device = await KnownDeviceAsync(account, caller);
        var subjects = failures.Of(login, account?.Id, caller, device);
        if (await failures.LockAsync(subjects) is { IsTold: true } locked)
            return Locked(locked);
        var check = await passwords.VerifyAsync(account, password.Value);
        if (account is null || check == PasswordVerificationResult.Failed)
            return await RefuseAsync(subjects, SignInStatus.Refused);
        // Many pass the look before the hash at once: what they failed meanwhile counts before this one is told that it is right.
        if (await failures.LockAsync(subjects) is { } since)
            return since.IsTold ? Locked(since) : await RefuseAsync(subjects, SignInStatus.Refused);
        if (account.TwoFactorEnabled && !await IsGoodAsync(account, code))
            // To be asked for the code is to be told that the password is right. Staff who sign in at eight do not fill the
            // address's count by it.
            return await RefuseAsync(code is null ? subjects.WithoutAddress : subjects, SignInStatus.CodeNeeded);
        if (await consents.NoAccessAsync(account) is { } closed)
            return closed;
        await NoteAsync(account, check == PasswordVerificationResult.SuccessRehashNeeded ? password : null);
        return new(SignInStatus.SignedIn, await sessions.BeginAsync(account, caller, device));
    }

    public async Task<SignInReply> RefreshAsync(Secret refreshToken, string? requestKey)
    {
        if (await sessions.SpendAsync(refreshToken, requestKey) is not var (personId, sessionId, generation))
            return new(SignInStatus.Refused);
        var account = await accounts.FindByIdAsync(personId.ToString());
        if (account is not null && await consents.NoAccessAsync(account) is { } closed)
            return closed;
        return new(SignInStatus.SignedIn, sessions.Tokens(personId, sessionId, generation, account?.Roles ?? Role.Student));
    }

    private static SignInReply Locked(FailureCount.Lock locked) => new(SignInStatus.Locked, RetryAfter: locked.For);

    private async Task<SignInReply> RefuseAsync(FailureCount.Subjects subjects, SignInStatus status) =>
        await failures.AddAsync(subjects) is not { } locked ? new(status)
        : locked.IsTold ? Locked(locked)
        : new(SignInStatus.Refused);

    private async Task<Account?> FindAsync(string login) =>
        login.Contains('@') ? await accounts.FindByEmailAsync(login) : await accounts.FindByNameAsync(login);

    /// <summary>Null where this account never signed in on the device, as far as its token tells.</summary>
    private async Task<Guid?> KnownDeviceAsync(Account? account, Caller caller) =>
        caller.DeviceToken is { } token && await tokens.ReadDeviceAsync(token) is var (personId, deviceId) && personId == account?.Id ? deviceId : null;

    /// <param name="rehash">A password whose hash is of fewer rounds than today's.</param>
    private async Task NoteAsync(Account account, Secret? rehash)
    {
        // Not through Identity: of two devices that sign in at once, neither has changed the account under the other.
        var now = time.GetUtcNow();
        await database.Users.Where(known => known.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.LastSignInAt, now));
        if (rehash is not { } password)
            return;
        var (old, hash) = (account.PasswordHash, await passwords.HashAsync(account, password.Value));
        await database.Users.Where(known => known.Id == account.Id && known.PasswordHash == old)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.PasswordHash, hash));
    }

    private async Task<bool> IsGoodAsync(Account account, Secret? code) =>
        code is { } given
        && (await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, given.Value)
            || (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, given.Value)).Succeeded);
}
