using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>Whoever is not signed in and says who they are: who that is, and how often they may be wrong.</summary>
internal sealed class SignInGuard(UserManager<Account> accounts, TokenIssuer tokens, FailureCount failures, AuditLog audit)
{
    public async Task<Asked> AskAsync(string login, Caller caller) =>
        await AskAsync(login, login.Contains('@') ? await accounts.FindByEmailAsync(login) : await accounts.FindByNameAsync(login), caller);

    /// <param name="login">By whatever they say who they are: what is wrong counts against it.</param>
    /// <param name="account">Whom it says; null for nobody.</param>
    public async Task<Asked> AskAsync(string login, Account? account, Caller caller)
    {
        var device = caller.DeviceToken is { } token && await tokens.ReadDeviceAsync(token) is var (personId, deviceId) && personId == account?.Id
            ? deviceId
            : (Guid?)null;
        return new(account, device, failures.Of(login, account?.Id, caller, device), caller.Address);
    }

    /// <summary>Before anything is tried; null where it may be.</summary>
    public async Task<SignInReply?> LockedAsync(Asked asked) =>
        await failures.LockAsync(asked.Subjects) is { IsTold: true } locked ? Of(locked) : null;

    /// <summary>
    /// Before somebody is told that they are right; null where they may be. Many pass <see cref="LockedAsync"/> at once: what they
    /// failed meanwhile counts.
    /// </summary>
    public async Task<SignInReply?> LockedSinceAsync(Asked asked) =>
        await failures.LockAsync(asked.Subjects) is not { } since ? null
        : since.IsTold ? Of(since)
        : await RefuseAsync(asked, SignInStatus.Refused);

    /// <summary>Counts a failure; where it came too late, the answer is another one than <paramref name="status"/>.</summary>
    public async Task<SignInReply> RefuseAsync(Asked asked, SignInStatus status)
    {
        var subject = asked.Account?.Id;
        var late = await failures.AddAsync(asked.Subjects, () => audit.AppendAsync(AuditAction.SignInFailed, asked.Address, subject));
        if (late is not null)
            return late.IsTold ? Of(late) : new(SignInStatus.Refused);
        // For somebody as for nobody: both take as long.
        if (await failures.LockAsync(asked.Subjects) is not null)
            await audit.AppendAsync(AuditAction.SignInLocked, asked.Address, subject);
        return new(status);
    }

    private static SignInReply Of(FailureCount.Lock locked) => new(SignInStatus.Locked, RetryAfter: locked.For);

    /// <param name="Account">Null where nobody has that login.</param>
    /// <param name="Device">Null where the account never signed in on it.</param>
    public sealed record Asked(Account? Account, Guid? Device, FailureCount.Subjects Subjects, string Address)
    {
        public Asked WithoutAddress => this with { Subjects = Subjects.WithoutAddress };
    }
}
