using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>What a teacher sees of the members of a class, and how they are let in.</summary>
internal sealed class MemberDesk(
    AccountsContext database,
    ClassAccess access,
    PeopleReader people,
    PinDesk pins,
    PasswordResetDesk resets,
    SessionDesk sessions,
    IClassLog log,
    AuditLog audit)
{
    public async Task<IReadOnlyList<MemberView>?> MembersAsync(Actor by, Guid classId)
    {
        if (!await access.Taught(by.PersonId, classId).AnyAsync())
            return null;
        await audit.AppendAsync(AuditAction.ClassRead, by, detail: $"{classId} members");
        var rows = await access.Present(classId).AsNoTracking().ToListAsync();
        Guid[] ids = [.. rows.Select(row => row.LearnerId)];
        var known = await people.ReadAsync(ids);
        var received = await log.LastReceivedAsync(ids);
        return
        [
            .. from row in rows
               let person = known[row.LearnerId]
               orderby row.Number ?? int.MaxValue, person.Person.Name, row.LearnerId
               select new MemberView(
                   row.LearnerId, row.Number, person.Person.Name, person.Person.Login, person.State, row.PinHash is not null, row.JoinedAt,
                   received.TryGetValue(row.LearnerId, out var at) ? at : null),
        ];
    }

    public async Task<PinReply> IssuePinAsync(Actor by, Guid classId, Guid learnerId)
    {
        var (status, person) = await MayLetInAsync(by, classId, learnerId);
        if (person is null)
            return new(status);
        var (pin, hash) = await pins.MakeAsync(classId, learnerId);
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await access.Present(classId).Where(row => row.LearnerId == learnerId).ExecuteUpdateAsync(set => set.SetProperty(row => row.PinHash, hash)) == 0)
            return new(ClassStatus.UnknownMember);
        var number = await access.Present(classId).Where(row => row.LearnerId == learnerId).Select(row => row.Number).SingleAsync();
        // Whoever knew the old one is out as well.
        await sessions.EndAsync(session => session.PersonId == learnerId && session.IsShared, SessionEnd.PasswordChanged);
        await audit.AppendAsync(AuditAction.PinIssued, by, learnerId, $"{classId}");
        await transaction.CommitAsync();
        return new(ClassStatus.Done, new(learnerId, number, person.Person.Name, person.Person.Login, pin));
    }

    public async Task<MemberResetReply> IssueResetAsync(Actor by, Guid classId, Guid learnerId)
    {
        var (status, person) = await MayLetInAsync(by, classId, learnerId);
        if (person is null)
            return new(status);
        return await resets.IssueAsync(learnerId, by) is { } reset ? new(ClassStatus.Done, reset) : new(ClassStatus.UnknownMember);
    }

    /// <summary>
    /// Whether this is a learner of theirs, and no more than one: a colleague or an administrator who joined a class must not be let in
    /// by another, nor whoever wants more than a password.
    /// </summary>
    public static bool IsProtected(KnownPerson person) => (person.Roles & ~Role.Student) != Role.None || person.HasSecondFactor;

    private async Task<(ClassStatus Status, KnownPerson? Person)> MayLetInAsync(Actor by, Guid classId, Guid learnerId)
    {
        if (!await access.Taught(by.PersonId, classId).AnyAsync())
            return (ClassStatus.Unknown, null);
        if (!await access.Present(classId).AnyAsync(row => row.LearnerId == learnerId))
            return (ClassStatus.UnknownMember, null);
        var person = (await people.ReadAsync([learnerId]))[learnerId];
        return IsProtected(person) ? (ClassStatus.MemberProtected, null) : (ClassStatus.Done, person);
    }
}
