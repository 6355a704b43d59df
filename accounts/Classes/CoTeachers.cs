using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Who teaches a class beside its owner.</summary>
internal sealed class CoTeachers(
    AccountsContext database, UserManager<Account> accounts, ClassAccess access, ClassViews views, AuditLog audit, TimeProvider time)
{
    public async Task<ClassReply> AddAsync(Actor by, Guid classId, string login)
    {
        if (await access.OwnsAsync(by.PersonId, classId) is not { } owns)
            return new(ClassStatus.Unknown);
        if (!owns)
            return new(ClassStatus.NotOwner);
        var teacher = login.Contains('@') ? await accounts.FindByEmailAsync(login) : await accounts.FindByNameAsync(login);
        if (teacher is not { State: AccountState.Active } || !teacher.Roles.HasFlag(Role.Teacher))
            return new(ClassStatus.UnknownTeacher);
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (!await access.HoldAsync(classId))
            return new(ClassStatus.Unknown);
        var known = await database.ClassTeachers.AsNoTracking().Where(row => row.ClassId == classId).Select(row => row.TeacherId).ToListAsync();
        if (!known.Contains(teacher.Id))
        {
            if (known.Count >= ClassRules.MostTeachers)
                return new(ClassStatus.TooManyTeachers);
            database.ClassTeachers.Add(new() { ClassId = classId, TeacherId = teacher.Id, IsOwner = false, AddedAt = time.GetUtcNow() });
            await database.SaveChangesAsync();
            await ChangedAsync(by, classId, teacher.Id, "teacher added");
        }
        await transaction.CommitAsync();
        return new(ClassStatus.Done, await views.FindAsync(by.PersonId, classId));
    }

    public async Task<ClassStatus> RemoveAsync(Actor by, Guid classId, Guid teacherId)
    {
        if (await access.OwnsAsync(by.PersonId, classId) is not { } owns)
            return ClassStatus.Unknown;
        if (!owns && teacherId != by.PersonId)
            return ClassStatus.NotOwner;
        if (owns && teacherId == by.PersonId)
            return ClassStatus.OwnerStays;
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await database.ClassTeachers.Where(row => row.ClassId == classId && row.TeacherId == teacherId && !row.IsOwner).ExecuteDeleteAsync() == 0)
            return ClassStatus.UnknownTeacher;
        await ChangedAsync(by, classId, teacherId, "teacher removed");
        await transaction.CommitAsync();
        return ClassStatus.Done;
    }

    private async Task ChangedAsync(Actor by, Guid classId, Guid teacherId, string what)
    {
        await database.Classes.Where(row => row.ClassId == classId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1));
        await audit.AppendAsync(AuditAction.ClassChanged, by, teacherId, $"{classId} {what}");
    }
}
