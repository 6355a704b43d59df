using EnglishLearning.Accounts.Keys;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Data;

/// <param name="Person"><see cref="Person.Unknown"/> where the person was erased.</param>
internal sealed record KnownPerson(Guid PersonId, Person Person, AccountState State, Role Roles, bool HasSecondFactor);

/// <summary>Who many accounts are of: one query for all of them and their keys.</summary>
internal sealed class PeopleReader(AccountsContext database, IKeyManagement management)
{
    /// <summary>All who are asked for; nothing is known of those whose account is gone.</summary>
    public async Task<IReadOnlyDictionary<Guid, KnownPerson>> ReadAsync(IReadOnlyCollection<Guid> ids)
    {
        var rows = await (
            from account in database.Users.AsNoTracking()
            join key in database.PersonKeys on account.Id equals key.PersonId into keys
            from key in keys.DefaultIfEmpty()
            where ids.Contains(account.Id)
            select new { account.Id, account.Personal, account.State, account.Roles, account.TwoFactorEnabled, Wrapped = key == null ? null : key.Wrapped })
            .ToListAsync();
        var people = ids.Distinct().ToDictionary(id => id, id => new KnownPerson(id, Person.Unknown, AccountState.Closed, Role.None, false));
        foreach (var row in rows)
        {
            var person = row.Wrapped is null || row.Personal.Length == 0
                ? Person.Unknown
                : PersonKeys.OpenPerson(await management.UnwrapAsync(row.Wrapped, PersonKeys.ContextOf(row.Id)), row.Id, row.Personal);
            people[row.Id] = new(row.Id, person, row.State, row.Roles, row.TwoFactorEnabled);
        }
        return people;
    }
}
