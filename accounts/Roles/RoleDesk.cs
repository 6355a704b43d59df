using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Accounts.Roles;

/// <summary>Grants and takes roles, and closes accounts, as <see cref="RoleRules"/> allows; each act with its entry in the audit log.</summary>
internal sealed class RoleDesk(RoleBook book, SessionDesk sessions, AuditLog audit, AccountEvents events)
{
    public async Task<RoleStatus> GrantAsync(Guid personId, Role role, Actor by)
    {
        await using var change = await book.BeginAsync();
        var (actor, person) = (await book.FindAsync(by.PersonId), await book.FindAsync(personId));
        var status = RoleRules.Grant(actor, person, role);
        if (status != RoleStatus.Done || person!.Roles.HasFlag(role))
            return status;
        await book.SetAsync(personId, person.Roles | role);
        await audit.AppendAsync(AuditAction.RoleGranted, by, personId, NameOf(role));
        await change.CommitAsync();
        events.Granted(role, personId, by.PersonId);
        return status;
    }

    public async Task<RoleStatus> RevokeAsync(Guid personId, Role role, Actor by)
    {
        await using var change = await book.BeginAsync();
        var (actor, person) = (await book.FindAsync(by.PersonId), await book.FindAsync(personId));
        var status = RoleRules.Revoke(actor, person, role, await book.AdministratorsAsync());
        if (status != RoleStatus.Done || !person!.Roles.HasFlag(role))
            return status;
        await book.SetAsync(personId, person.Roles & ~role);
        await sessions.EndAsync(session => session.PersonId == personId, SessionEnd.RolesChanged);
        await audit.AppendAsync(AuditAction.RoleRevoked, by, personId, NameOf(role));
        await change.CommitAsync();
        return status;
    }

    public async Task<RoleStatus> CloseAsync(Guid personId, Actor by)
    {
        await using var change = await book.BeginAsync();
        var (actor, person) = (await book.FindAsync(by.PersonId), await book.FindAsync(personId));
        var status = RoleRules.Close(actor, person, await book.AdministratorsAsync());
        if (status != RoleStatus.Done || person!.State == AccountState.Closed)
            return status;
        await book.CloseAsync(personId);
        await sessions.EndAsync(session => session.PersonId == personId, SessionEnd.AccountClosed);
        await audit.AppendAsync(AuditAction.AccountClosed, by, personId);
        await change.CommitAsync();
        return status;
    }

    public async Task<RoleStatus> ReopenAsync(Guid personId, Actor by)
    {
        await using var change = await book.BeginAsync();
        var (actor, person) = (await book.FindAsync(by.PersonId), await book.FindAsync(personId));
        var status = RoleRules.Reopen(actor, person);
        if (status != RoleStatus.Done || person!.State != AccountState.Closed)
            return status;
        if (!await book.ReopenAsync(personId))
            return RoleStatus.ErasurePlanned;
        await audit.AppendAsync(AuditAction.AccountReopened, by, personId);
        await change.CommitAsync();
        return status;
    }

    /// <summary>As the audit log calls it.</summary>
    public static string NameOf(Role role) => string.Join(' ', RoleNames.Of(role));
}
