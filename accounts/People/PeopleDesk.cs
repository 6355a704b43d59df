using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.People;

/// <summary>Accounts of others. That somebody looked is in the audit log before they see anything.</summary>
internal sealed class PeopleDesk(UserManager<Account> accounts, RoleBook book, PasswordResetDesk resets, AuditLog audit)
{
    public async Task<PersonView?> FindAsync(string login, Actor by)
    {
        var account = login.Contains('@') ? await accounts.FindByEmailAsync(login) : await accounts.FindByNameAsync(login);
        await audit.AppendAsync(AuditAction.PeopleSearched, by, account?.Id, account is null ? "none" : "one");
        return account is null ? null : ViewOf(account);
    }

    public async Task<PersonView?> ReadAsync(Guid personId, Actor by)
    {
        if (await accounts.FindByIdAsync(personId.ToString()) is not { } account)
            return null;
        await audit.AppendAsync(AuditAction.LearnerRead, by, personId, "account");
        return ViewOf(account);
    }

    public async Task<ResetCodeReply> ResetCodeAsync(Guid personId, Actor by)
    {
        var status = RoleRules.Reset(await book.FindAsync(by.PersonId), await book.FindAsync(personId));
        return status == RoleStatus.Done && await resets.IssueAsync(personId, by) is { } issued ? new(status, issued) : new(status);
    }

    private static PersonView ViewOf(Account account) => new(
        account.Id, account.Person.Login, account.Person.Name, account.Roles, account.State, account.CreatedAt, account.LastSignInAt);
}
