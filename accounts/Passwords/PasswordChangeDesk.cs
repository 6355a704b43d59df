using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Passwords;

/// <summary>A new password for one who knows the old one. All other devices are signed out.</summary>
internal sealed class PasswordChangeDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    PasswordDesk passwords,
    PasswordRule rule,
    PasswordProof proof,
    SessionDesk sessions,
    AuditLog audit)
{
    /// <param name="sessionId">The one that stays.</param>
    public async Task<CredentialReply> ChangeAsync(Actor by, Guid sessionId, Secret current, Secret next)
    {
        if (await accounts.FindByIdAsync($"{by.PersonId}") is not { PasswordHash: not null } account)
            return new(SignInStatus.NoAccount);
        if (await proof.RefusalAsync(account, current, by.Address) is { } refusal)
            return refusal;
        if (rule.Fault(next.Value, account.Person.Names) is { } fault)
            return new(fault);
        var hash = await passwords.HashAsync(account, next.Value);
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Of two changes at once the second meets another password than the one that it proved.
        if (await StoreAsync(database, account, hash, onlyIf: account.PasswordHash) == 0)
            return new(SignInStatus.PasswordWrong);
        await sessions.EndAsync(session => session.PersonId == account.Id && session.SessionId != sessionId, SessionEnd.PasswordChanged);
        await audit.AppendAsync(AuditAction.PasswordChanged, by, account.Id);
        await transaction.CommitAsync();
        return new(SignInStatus.Done);
    }

    /// <param name="onlyIf">The hash that it replaces; null for any.</param>
    public static Task<int> StoreAsync(AccountsContext database, Account account, string hash, string? onlyIf)
    {
        var stamp = $"{Guid.NewGuid():N}";
        return database.Users
            .Where(known => known.Id == account.Id && (onlyIf == null || known.PasswordHash == onlyIf))
            .ExecuteUpdateAsync(set => set
                .SetProperty(known => known.PasswordHash, hash)
                .SetProperty(known => known.SecurityStamp, stamp)
                .SetProperty(known => known.ConcurrencyStamp, stamp));
    }
}
