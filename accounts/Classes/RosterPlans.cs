using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Core.Classes;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Reads what a list of students is held against: the teacher's own learners, and which logins anybody has.</summary>
internal sealed class RosterPlans(AccountsContext database, ClassAccess access, PeopleReader people, LookupHash hash)
{
    public async Task<RosterPlan> OfAsync(Guid teacherId, Guid classId, IReadOnlyList<RosterRow> rows)
    {
        var known = await KnownAsync(teacherId, classId);
        return RosterPlan.Of(rows, known, await TakenAsync(rows, [.. known.Select(student => student.LearnerId)]));
    }

    private async Task<IReadOnlyList<KnownStudent>> KnownAsync(Guid teacherId, Guid classId)
    {
        var here = await access.Present(classId).AsNoTracking().ToDictionaryAsync(member => member.LearnerId);
        var taught = access.Taught(teacherId);
        var ids = await database.ClassMembers.AsNoTracking()
            .Where(member => member.LeftAt == null && taught.Any(row => row.ClassId == member.ClassId))
            .Select(member => member.LearnerId).Distinct().ToListAsync();
        var persons = await people.ReadAsync(ids);
        return
        [
            .. from person in persons.Values
               let member = here.GetValueOrDefault(person.PersonId)
               orderby person.PersonId
               select new KnownStudent(
                   person.PersonId, person.Person.Login, person.Person.Email, person.Person.Name, person.Person.BirthDate,
                   member is not null, member?.Number, member?.PinHash is null && !MemberDesk.IsProtected(person)),
        ];
    }

    /// <summary>User names and addresses of the list that others have, folded.</summary>
    private async Task<IReadOnlySet<string>> TakenAsync(IReadOnlyList<RosterRow> rows, IReadOnlyList<Guid> known)
    {
        var usernames = rows.Select(row => row.Username).OfType<string>().DistinctBy(RosterRules.Fold).ToDictionary(name => hash.NormalizeName(name)!, RosterRules.Fold);
        var emails = rows.Select(row => row.Email).OfType<string>().DistinctBy(RosterRules.Fold).ToDictionary(email => hash.NormalizeEmail(email)!, RosterRules.Fold);
        var (usernameHashes, emailHashes) = (usernames.Keys.ToList(), emails.Keys.ToList());
        var found = await database.Users.AsNoTracking()
            .Where(account => usernameHashes.Contains(account.NormalizedUserName!) || emailHashes.Contains(account.NormalizedEmail!))
            .Select(account => new { account.Id, account.NormalizedUserName, account.NormalizedEmail }).ToListAsync();
        var others = found.ExceptBy(known, account => account.Id).ToList();
        return others.Select(account => usernames.GetValueOrDefault(account.NormalizedUserName ?? ""))
            .Concat(others.Select(account => emails.GetValueOrDefault(account.NormalizedEmail ?? "")))
            .OfType<string>().ToHashSet();
    }
}
