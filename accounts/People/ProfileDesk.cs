using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.People;

/// <summary>
/// Puts right what is known of somebody (UU PDP 27/2022 article 6; GDPR 16). What was there is not kept: the audit log tells which of it
/// was changed, not what it was.
/// </summary>
internal sealed class ProfileDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    PasswordProof proof,
    SessionDesk sessions,
    ConsentBook consents,
    AuditLog audit,
    TimeProvider time)
{
    public async Task<ProfileView?> ReadAsync(Guid personId) =>
        await accounts.FindByIdAsync(personId.ToString()) is { } account ? ViewOf(account) : null;

    public async Task<ProfileReply> ChangeAsync(Actor by, Secret password, string? name, string? email)
    {
        if (await accounts.FindByIdAsync(by.PersonId.ToString()) is not { } account)
            return new(ProfileStatus.Unknown);
        if (await proof.RefusalAsync(account, password, by.Address) is { } refused)
            return new(refused.Status == SignInStatus.Locked ? ProfileStatus.Locked : ProfileStatus.PasswordWrong, RetryAfter: refused.RetryAfter);
        return await StoreAsync(by, account, new(name, email, null));
    }

    public async Task<ProfileReply> CorrectAsync(Actor by, Guid personId, ProfileChange change) =>
        await accounts.FindByIdAsync(personId.ToString()) is { } account ? await StoreAsync(by, account, change) : new(ProfileStatus.Unknown);

    private async Task<ProfileReply> StoreAsync(Actor by, Account account, ProfileChange change)
    {
        var email = change.Email is null ? account.Email : change.Email.Length == 0 ? null : change.Email;
        if (email is not null && await accounts.FindByEmailAsync(email) is { } other && other.Id != account.Id)
            return new(ProfileStatus.EmailTaken);
        var changed = Changed(account, change, email);
        if (changed.Count == 0)
            return new(ProfileStatus.Done, ViewOf(account));
        account.Email = email;
        account.Person = account.Person with { Name = change.Name ?? account.Person.Name, BirthDate = change.BirthDate ?? account.Person.BirthDate };
        await using var transaction = await database.Database.BeginTransactionAsync();
        var waits = change.BirthDate is not null && await LacksConsentAsync(account);
        if (waits)
            account.State = AccountState.AwaitingConsent;
        var result = await accounts.UpdateAsync(account);
        if (!result.Succeeded)
            // Somebody else changed the account at this moment; the address was looked for before.
            throw new DbUpdateConcurrencyException($"The account was changed by two at once: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        if (waits)
        {
            await sessions.EndAsync(session => session.PersonId == account.Id, SessionEnd.AccountClosed);
            await consents.AskAsync(account);
        }
        await audit.AppendAsync(AuditAction.PersonChanged, by, account.Id, string.Join(' ', changed));
        await transaction.CommitAsync();
        return new(ProfileStatus.Done, ViewOf(account));
    }

    /// <summary>Whether it turned out to be a child whose guardian was never asked.</summary>
    private async Task<bool> LacksConsentAsync(Account account) =>
        account.State == AccountState.Active
        && account.Person.BirthDate is { } birthDate
        && Age.NeedsConsent(birthDate, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))
        && !await database.Consents.AnyAsync(consent => consent.PersonId == account.Id && consent.State == ConsentState.Given);

    private static List<string> Changed(Account account, ProfileChange change, string? email)
    {
        var changed = new List<string>();
        if (change.Name is { } name && name != account.Person.Name)
            changed.Add("name");
        if (email != account.Email)
            changed.Add("email");
        if (change.BirthDate is { } birthDate && birthDate != account.Person.BirthDate)
            changed.Add("birth-date");
        return changed;
    }

    private static ProfileView ViewOf(Account account) =>
        new(account.Id, account.Person.Login, account.Person.Name, account.Email, account.Person.BirthDate, account.Roles);
}
