using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Learners who join classes by their codes, and leave them.</summary>
internal sealed class JoinDesk(
    AccountsContext database, ClassAccess access, PeopleReader people, FailureCount failures, SessionDesk sessions, AuditLog audit, TimeProvider time)
{
    public async Task<JoinReply> JoinAsync(Actor learner, string code)
    {
        var subjects = failures.OfJoining(learner.PersonId, learner.Address);
        if (await failures.LockAsync(subjects) is { } locked)
            return new(ClassStatus.Locked, RetryAfter: locked.For);
        if (!await database.Users.AnyAsync(account => account.Id == learner.PersonId))
            return new(ClassStatus.NoAccount);
        var written = JoinCode.Read(code) ?? "";
        var found = await database.Classes.AsNoTracking().SingleOrDefaultAsync(row => row.JoinCode == written && row.ArchivedAt == null && row.IsOpen);
        if (found is null)
            return await failures.AddAsync(subjects) is { } late ? new(ClassStatus.Locked, RetryAfter: late.For) : new(ClassStatus.UnknownCode);
        return await EnterAsync(learner, found.ClassId);
    }

    public async Task<ClassStatus> LeaveAsync(Actor learner, Guid classId) =>
        await EndAsync(learner, classId, learner.PersonId) ? ClassStatus.Done : ClassStatus.Unknown;

    public async Task<ClassStatus> RemoveAsync(Actor by, Guid classId, Guid learnerId) =>
        !await access.Taught(by.PersonId, classId).AnyAsync() ? ClassStatus.Unknown
        : await EndAsync(by, classId, learnerId) ? ClassStatus.Done
        : ClassStatus.UnknownMember;

    public async Task<IReadOnlyList<JoinedClass>> JoinedAsync(Guid learnerId)
    {
        var rows = await (
            from member in database.ClassMembers.AsNoTracking()
            join known in database.Classes on member.ClassId equals known.ClassId
            where member.LearnerId == learnerId && member.LeftAt == null && known.ArchivedAt == null
            orderby known.Name, known.ClassId
            select new { Class = known, Member = member }).ToListAsync();
        var ids = rows.Select(row => row.Class.ClassId).ToList();
        var teachers = await database.ClassTeachers.AsNoTracking().Where(teacher => ids.Contains(teacher.ClassId)).OrderBy(teacher => teacher.AddedAt).ToListAsync();
        var names = await people.ReadAsync([.. teachers.Select(teacher => teacher.TeacherId).Distinct()]);
        var byClass = teachers.ToLookup(teacher => teacher.ClassId, teacher => names[teacher.TeacherId].Person.Name);
        return
        [
            .. from row in rows
               select new JoinedClass(
                   row.Class.ClassId, row.Class.Name, row.Class.TimeZone, [.. byClass[row.Class.ClassId]], row.Member.Number, row.Member.JoinedAt),
        ];
    }

    private async Task<JoinReply> EnterAsync(Actor learner, Guid classId)
    {
        await using (var transaction = await database.Database.BeginTransactionAsync())
        {
            if (!await access.HoldAsync(classId))
                return new(ClassStatus.UnknownCode);
            if (!await access.Present(classId).AnyAsync(member => member.LearnerId == learner.PersonId))
            {
                if (await access.Present(classId).CountAsync() >= ClassRules.MostMembers)
                    return new(ClassStatus.Full);
                await ClassMembership.AddAsync(database, classId, learner.PersonId, time.GetUtcNow());
                await audit.AppendAsync(AuditAction.ClassJoined, learner, learner.PersonId, $"{classId}");
            }
            await transaction.CommitAsync();
        }
        return (await JoinedAsync(learner.PersonId)).FirstOrDefault(joined => joined.ClassId == classId) is { } entered
            ? new(ClassStatus.Done, entered)
            : new(ClassStatus.UnknownCode);
    }

    /// <summary>False where they are not in it.</summary>
    private async Task<bool> EndAsync(Actor by, Guid classId, Guid learnerId)
    {
        DateTimeOffset? now = time.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync();
        // The PIN goes with it, and whoever came in by one: it was good in this class alone.
        var left = await access.Present(classId)
            .Where(member => member.LearnerId == learnerId && database.Classes.Any(row => row.ClassId == classId && row.ArchivedAt == null))
            .ExecuteUpdateAsync(set => set
                .SetProperty(member => member.LeftAt, now)
                .SetProperty(member => member.PinHash, (string?)null)
                .SetProperty(member => member.Number, (int?)null));
        if (left == 0)
            return false;
        await sessions.EndAsync(session => session.PersonId == learnerId && session.IsShared, SessionEnd.SignedOut);
        await audit.AppendAsync(AuditAction.ClassLeft, by, learnerId, $"{classId}");
        await transaction.CommitAsync();
        return true;
    }
}
