using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>Makes accounts: new ones, and those of guests, who keep their id and with it every answer.</summary>
internal sealed class RegistrationDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    PasswordDesk passwords,
    PasswordRule rule,
    SessionDesk sessions,
    ConsentBook consents,
    AuditLog audit,
    TimeProvider time)
{
    public async Task<SignInReply> RegisterAsync(Registration registration, Caller caller)
    {
        if (registration.Login.Contains('@'))
            return new(SignInStatus.LoginNotUsable);
        string[] names = [registration.Login, registration.Name, registration.Email ?? ""];
        if (rule.Fault(registration.Password.Value, names) is { } fault)
            return new(fault);
        var now = time.GetUtcNow();
        var account = new Account
        {
            Id = registration.GuestId ?? Guid.CreateVersion7(now),
            UserName = registration.Login,
            Email = registration.Email,
            Person = new Person(registration.Login, registration.Email, registration.Name, registration.BirthDate, registration.TimeZone),
            Roles = Role.Student,
            State = Age.NeedsConsent(registration.BirthDate, DateOnly.FromDateTime(now.UtcDateTime)) ? AccountState.AwaitingConsent : AccountState.Active,
            CreatedAt = now,
        };
        if (registration.GuestId is not null && await accounts.FindByIdAsync(account.Id.ToString()) is not null)
            return new(SignInStatus.AlreadyAccount);
        if (registration.Email is { } email && await accounts.FindByEmailAsync(email) is not null)
            return new(SignInStatus.LoginTaken);
        account.PasswordHash = await passwords.HashAsync(account, registration.Password.Value);
        return await StoreAsync(account, registration.GuestId is not null, caller);
    }

    /// <summary>All of it or nothing: a guest's refresh token must never be a way around the password of the account.</summary>
    private async Task<SignInReply> StoreAsync(Account account, bool isGuest, Caller caller)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (isGuest && await sessions.EndAsync(session => session.PersonId == account.Id, SessionEnd.Registered) == 0)
            return new(SignInStatus.Refused);
        var created = await accounts.CreateAsync(account);
        if (!created.Succeeded)
        {
            var isTaken = created.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName));
            return new(isTaken ? SignInStatus.LoginTaken : SignInStatus.LoginNotUsable);
        }
        var reply = await consents.NoAccessAsync(account)
            ?? new SignInReply(SignInStatus.SignedIn, await sessions.BeginAsync(account, caller));
        await audit.AppendAsync(AuditAction.AccountMade, new Actor(account.Id, caller.Address), account.Id);
        await transaction.CommitAsync();
        return reply;
    }
}
