using EnglishLearning.Accounts.Keys;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Data;

/// <summary>
/// Identity's store over EF Core, with everything that names a person encrypted on the way in and opened on the way out.
/// </summary>
internal sealed class AccountStore(AccountsContext database, PersonKeys keys, IdentityErrorDescriber describer)
    : UserOnlyStore<Account, AccountsContext, Guid>(database, describer)
{
    public override async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken = default)
    {
        await CloseAsync(user);
        try
        {
            return await base.CreateAsync(user, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two registered the same name at once, past the check that each of them made.
            Context.Entry(user).State = EntityState.Detached;
            return IdentityResult.Failed(ErrorDescriber.DuplicateUserName(user.UserName ?? ""));
        }
    }

    public override async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        await CloseAsync(user);
        var result = await base.UpdateAsync(user, cancellationToken);
        // What was not stored must not go along with what is stored next.
        if (!result.Succeeded)
            Context.ChangeTracker.Clear();
        return result;
    }

    public override async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        await OpenAsync(await base.FindByIdAsync(userId, cancellationToken));

    public override async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        await OpenAsync(await base.FindByNameAsync(normalizedUserName, cancellationToken));

    public override async Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken = default) =>
        await OpenAsync(await base.FindByEmailAsync(normalizedEmail, cancellationToken));

    public override async Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken)
    {
        var key = await keys.GetOrCreateAsync(user.Id);
        var box = value is null ? null : Convert.ToBase64String(PersonKeys.Close(key, user.Id, value));
        await base.SetTokenAsync(user, loginProvider, name, box, cancellationToken);
    }

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } box
            ? PersonKeys.OpenText(await KeyAsync(user), user.Id, Convert.FromBase64String(box))
            : null;

    private async Task CloseAsync(Account user)
    {
        user.Person = user.Person with { Login = user.UserName ?? "", Email = user.Email };
        user.Personal = PersonKeys.Close(await keys.GetOrCreateAsync(user.Id), user.Id, user.Person);
    }

    private async Task<Account?> OpenAsync(Account? user)
    {
        // One that was opened before may be under change: Identity looks for namesakes in the middle of an update.
        if (user is null || user.Person != Person.Unknown)
            return user;
        user.Person = PersonKeys.OpenPerson(await KeyAsync(user), user.Id, user.Personal);
        (user.UserName, user.Email) = (user.Person.Login, user.Person.Email);
        return user;
    }

    private async Task<byte[]> KeyAsync(Account user) =>
        await keys.FindAsync(user.Id) ?? throw new KeyException("The key of this person was destroyed: the account was erased.");
}
