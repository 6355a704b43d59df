using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Accounts.SecondFactor;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>Lets people in: by password and, where they chose one, a second factor; by a refresh token later.</summary>
internal sealed class SignInDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    SignInGuard guard,
    PasswordDesk passwords,
    OneTimeCodes codes,
    SessionDesk sessions,
    ConsentBook consents,
    AuditLog audit,
    TimeProvider time)
{
    public async Task<SignInReply> SignInAsync(string login, Secret password, Secret? code, Caller caller)
    {
        var asked = await guard.AskAsync(login, caller);
        if (await guard.LockedAsync(asked) is { } locked)
            return locked;
        var check = await passwords.VerifyAsync(asked.Account, password.Value);
        if (asked.Account is not { } account || check == PasswordVerificationResult.Failed)
            return await guard.RefuseAsync(asked, SignInStatus.Refused);
        // To be asked for the code is to be told that the password is right, so it counts as a wrong one. Staff who sign in at eight
        // do not fill the count of the school's address by it.
        if (account.TwoFactorEnabled && !await codes.SpendAsync(account, code))
            return await guard.RefuseAsync(code is null ? asked.WithoutAddress : asked, SignInStatus.CodeNeeded);
        if (await guard.LockedSinceAsync(asked) is { } since)
            return since;
        if (await consents.NoAccessAsync(account) is { } closed)
            return closed;
        var rehash = check == PasswordVerificationResult.SuccessRehashNeeded ? await passwords.HashAsync(account, password.Value) : null;
        return await EnterAsync(account, rehash, caller, asked.Device);
    }

    public async Task<SignInReply> RefreshAsync(Secret refreshToken, string? requestKey, Caller caller)
    {
        if (await sessions.SpendAsync(refreshToken, requestKey, caller.Address) is not var (personId, sessionId, generation, isShared))
            return new(SignInStatus.Refused);
        var account = await accounts.FindByIdAsync(personId.ToString());
        if (account is not null && await consents.NoAccessAsync(account) is { } closed)
            return closed;
        var roles = account is null ? Role.Student : SessionDesk.RolesOf(account, isShared);
        return new(SignInStatus.SignedIn, sessions.Tokens(personId, sessionId, generation, roles, isShared));
    }

    /// <param name="rehash">Where the stored hash is of fewer rounds than today's.</param>
    private async Task<SignInReply> EnterAsync(Account account, string? rehash, Caller caller, Guid? device)
    {
        var (now, stamp, hash) = (time.GetUtcNow(), account.SecurityStamp, rehash ?? account.PasswordHash);
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Not through Identity: of two devices that sign in at once, neither has changed the account under the other. One whose
        // password was changed while it was being hashed is not let in by the old one, and none whose account was closed meanwhile.
        var isSame = await database.Users.Where(known => known.Id == account.Id && known.SecurityStamp == stamp && known.State == AccountState.Active).ExecuteUpdateAsync(set => set
            .SetProperty(known => known.LastSignInAt, now)
            .SetProperty(known => known.PasswordHash, hash));
        if (isSame == 0)
            return new(SignInStatus.Refused);
        var tokens = await sessions.BeginAsync(account, caller, device);
        await audit.AppendAsync(AuditAction.SignedIn, new Actor(account.Id, caller.Address), account.Id);
        await transaction.CommitAsync();
        return new(SignInStatus.SignedIn, tokens);
    }
}
