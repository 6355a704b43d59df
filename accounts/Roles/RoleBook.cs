using EnglishLearning.Accounts.Data;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnglishLearning.Accounts.Roles;

/// <summary>Who holds which roles and has access, read and written so that of changes at once each sees the one before.</summary>
internal sealed class RoleBook(AccountsContext database, TimeProvider time)
{
    /// <summary>Begins a change: until it ends, no other one begins. Taken before any other row, so that nobody waits in a circle.</summary>
    public async Task<IDbContextTransaction> BeginAsync()
    {
        var change = await database.Database.BeginTransactionAsync();
        await database.Administration.ExecuteUpdateAsync(set => set.SetProperty(row => row.Changes, row => row.Changes + 1));
        return change;
    }

    /// <summary>Null where nobody has this account.</summary>
    public Task<Holder?> FindAsync(Guid personId) =>
        database.Users.AsNoTracking()
            .Where(account => account.Id == personId)
            .Select(account => new Holder(account.Id, account.Roles, account.State))
            .SingleOrDefaultAsync();

    /// <summary>Administrators who have access.</summary>
    public Task<int> AdministratorsAsync() =>
        database.Users.CountAsync(account => account.State == AccountState.Active && (account.Roles & Role.Administrator) == Role.Administrator);

    public async Task SetAsync(Guid personId, Role roles)
    {
        // Whoever handed out a way into the account before has none now.
        if (RoleRules.NeedsApproval(roles))
            await database.PasswordResets.Where(reset => reset.AccountId == personId).ExecuteDeleteAsync();
        // Whoever holds the account as it was must not write its old roles back.
        var stamp = Guid.NewGuid().ToString();
        await database.Users.Where(account => account.Id == personId).ExecuteUpdateAsync(set => set
            .SetProperty(account => account.Roles, roles)
            .SetProperty(account => account.ConcurrencyStamp, stamp));
    }

    /// <summary>Closes the account, whatever it was. Sessions are ended after it: one that begins meanwhile waits for this row.</summary>
    public Task CloseAsync(Guid personId) => SetStateAsync(database.Users.Where(account => account.Id == personId && account.State != AccountState.Closed), AccountState.Closed);

    /// <summary>
    /// Opens a closed account to what it was: whoever waited for a guardian waits again, for as long as if asked now. False where it is to
    /// be erased for another reason than that it was closed for long; then nothing is to be committed.
    /// </summary>
    public async Task<bool> ReopenAsync(Guid personId)
    {
        var asked = database.Consents.Where(consent => consent.PersonId == personId && consent.State == ConsentState.Asked);
        if (!await MoveAsync(personId, AccountState.Closed, await asked.AnyAsync() ? AccountState.AwaitingConsent : AccountState.Active))
            return false;
        var now = time.GetUtcNow();
        await asked.ExecuteUpdateAsync(set => set.SetProperty(consent => consent.AskedAt, now));
        var erasures = database.Erasures.Where(erasure => erasure.PersonId == personId);
        await erasures.Where(erasure => erasure.Reason == ErasureReason.Idle && erasure.DueAt > now).ExecuteDeleteAsync();
        return !await erasures.AnyAsync();
    }

    /// <summary>False where it was in another state by now.</summary>
    public async Task<bool> MoveAsync(Guid personId, AccountState from, AccountState to) =>
        await SetStateAsync(database.Users.Where(account => account.Id == personId && account.State == from), to) == 1;

    private Task<int> SetStateAsync(IQueryable<Account> accounts, AccountState state)
    {
        var stamp = Guid.NewGuid().ToString();
        DateTimeOffset? closedAt = state == AccountState.Closed ? time.GetUtcNow() : null;
        return accounts.ExecuteUpdateAsync(set => set
            .SetProperty(account => account.State, state)
            .SetProperty(account => account.ClosedAt, closedAt)
            .SetProperty(account => account.ConcurrencyStamp, stamp));
    }
}
