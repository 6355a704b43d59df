using System.Security.Cryptography;
using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Passwords;

/// <summary>
/// A new password for one who forgot the old one. Schools have no e-mail: a teacher or an administrator hands out a code on paper.
/// </summary>
internal sealed class PasswordResetDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    SignInGuard guard,
    PasswordDesk passwords,
    PasswordRule rule,
    SessionDesk sessions,
    LookupHash hash,
    AuditLog audit,
    TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>A code, which replaces one from before; null where there is no such account.</summary>
    public async Task<IssuedReset?> IssueAsync(Guid accountId, Actor by)
    {
        if (await accounts.FindByIdAsync($"{accountId}") is null)
            return null;
        var (code, expires) = (ResetCode.Of(RandomNumberGenerator.GetBytes(ResetCode.Length)), time.GetUtcNow() + Lifetime);
        await using var transaction = await database.Database.BeginTransactionAsync();
        await database.PasswordResets.Where(reset => reset.AccountId == accountId).ExecuteDeleteAsync();
        database.PasswordResets.Add(new PasswordReset { AccountId = accountId, Code = Hash(accountId, code), ExpiresAt = expires });
        await database.SaveChangesAsync();
        await audit.AppendAsync(AuditAction.ResetIssued, by, accountId);
        await transaction.CommitAsync();
        return new(new(code), expires);
    }

    /// <summary>Signs nobody in: a second factor is asked for at the sign-in that follows.</summary>
    public async Task<CredentialReply> ResetAsync(string login, Secret code, Secret password, Caller caller)
    {
        // Before anything is looked up, so that it tells nothing of the account.
        if (rule.Fault(password.Value, [login]) is { } fault)
            return new(fault);
        var asked = await guard.AskAsync(login, caller);
        if (await guard.LockedAsync(asked) is { } locked)
            return Of(locked);
        // For nobody too: it takes as long as for somebody.
        var newHash = await passwords.HashAsync(asked.Account ?? new Account(), password.Value);
        if (asked.Account is not { } account || !await Usable(account.Id, code).AnyAsync())
            return Of(await guard.RefuseAsync(asked, SignInStatus.Refused));
        if (await guard.LockedSinceAsync(asked) is { } since)
            return Of(since);
        if (rule.Fault(password.Value, account.Person.Names) is { } likeTheirName)
            return new(likeTheirName);
        return await StoreAsync(account, code, newHash, caller) ? new(SignInStatus.Done) : Of(await guard.RefuseAsync(asked, SignInStatus.Refused));
    }

    /// <summary>False where somebody else used the code meanwhile.</summary>
    private async Task<bool> StoreAsync(Account account, Secret code, string newHash, Caller caller)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await Usable(account.Id, code).ExecuteDeleteAsync() == 0)
            return false;
        await PasswordChangeDesk.StoreAsync(database, account, newHash, onlyIf: null);
        await sessions.EndAsync(session => session.PersonId == account.Id, SessionEnd.PasswordChanged);
        await audit.AppendAsync(AuditAction.ResetUsed, caller.Address, account.Id);
        await transaction.CommitAsync();
        return true;
    }

    private IQueryable<PasswordReset> Usable(Guid accountId, Secret code)
    {
        var (now, hashed) = (time.GetUtcNow(), Hash(accountId, code.Value));
        return database.PasswordResets.Where(reset => reset.AccountId == accountId && reset.Code == hashed && reset.ExpiresAt > now);
    }

    private string Hash(Guid accountId, string code) => hash.Of("password-reset", $"{accountId:N}:{ResetCode.Fold(code)}");

    private static CredentialReply Of(SignInReply reply) => new(reply.Status, reply.RetryAfter);
}
