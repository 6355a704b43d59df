using EnglishLearning.Accounts.Data;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnglishLearning.Accounts.Roles;

/// <summary>Who holds which roles and has access, read and written so that of changes at once each sees the one before.</summary>
internal sealed class RoleBook(AccountsContext database)
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

    public Task SetStateAsync(Guid personId, AccountState state)
    {
        var stamp = Guid.NewGuid().ToString();
        return database.Users.Where(account => account.Id == personId).ExecuteUpdateAsync(set => set
            .SetProperty(account => account.State, state)
            .SetProperty(account => account.ConcurrencyStamp, stamp));
    }
}
