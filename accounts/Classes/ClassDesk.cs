using System.Security.Cryptography;
using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Makes and changes classes.</summary>
internal sealed class ClassDesk(AccountsContext database, ClassAccess access, ClassViews views, AuditLog audit, TimeProvider time)
{
    public async Task<ClassReply> CreateAsync(Actor by, string name, string timeZone)
    {
        var now = time.GetUtcNow();
        var row = new ClassRow
        {
            ClassId = Guid.CreateVersion7(now),
            Name = name,
            TimeZone = timeZone,
            JoinCode = await NewCodeAsync(),
            IsOpen = true,
            Version = 1,
            CreatedAt = now,
        };
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Takes the teacher's row: of two classes made at once, one is counted by the other.
        await database.Users.Where(teacher => teacher.Id == by.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(teacher => teacher.Roles, teacher => teacher.Roles));
        if (await Owned(by.PersonId).CountAsync() >= ClassRules.MostClasses)
            return new(ClassStatus.TooManyClasses);
        database.Classes.Add(row);
        database.ClassTeachers.Add(new() { ClassId = row.ClassId, TeacherId = by.PersonId, IsOwner = true, AddedAt = now });
        await database.SaveChangesAsync();
        await audit.AppendAsync(AuditAction.ClassMade, by, detail: $"{row.ClassId}");
        await transaction.CommitAsync();
        return await DoneAsync(by.PersonId, row.ClassId);
    }

    public async Task<ClassReply> ChangeAsync(Actor by, Guid classId, ClassChange change, int version)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await access.Taught(by.PersonId, classId).AsNoTracking().SingleOrDefaultAsync() is not { } old)
            return new(ClassStatus.Unknown);
        var (name, timeZone, isOpen) = (change.Name ?? old.Name, change.TimeZone ?? old.TimeZone, change.IsOpen ?? old.IsOpen);
        var changed = await database.Classes.Where(row => row.ClassId == classId && row.Version == version).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Name, name)
            .SetProperty(row => row.TimeZone, timeZone)
            .SetProperty(row => row.IsOpen, isOpen)
            .SetProperty(row => row.Version, row => row.Version + 1));
        if (changed == 0)
            return new(ClassStatus.Outdated);
        await audit.AppendAsync(AuditAction.ClassChanged, by, detail: $"{classId} version {version + 1} {(isOpen ? "open" : "closed")}");
        await transaction.CommitAsync();
        return await DoneAsync(by.PersonId, classId);
    }

    public async Task<ClassReply> RenewCodeAsync(Actor by, Guid classId)
    {
        var code = await NewCodeAsync();
        await using var transaction = await database.Database.BeginTransactionAsync();
        var changed = await access.Taught(by.PersonId, classId).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.JoinCode, code)
            .SetProperty(row => row.Version, row => row.Version + 1));
        if (changed == 0)
            return new(ClassStatus.Unknown);
        await audit.AppendAsync(AuditAction.ClassChanged, by, detail: $"{classId} new code");
        await transaction.CommitAsync();
        return await DoneAsync(by.PersonId, classId);
    }

    public async Task<ClassStatus> ArchiveAsync(Actor by, Guid classId)
    {
        if (await access.OwnsAsync(by.PersonId, classId) is not { } owns)
            return ClassStatus.Unknown;
        if (!owns)
            return ClassStatus.NotOwner;
        DateTimeOffset? now = time.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync();
        var archived = await database.Classes.Where(row => row.ClassId == classId && row.ArchivedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ArchivedAt, now).SetProperty(row => row.IsOpen, false));
        if (archived == 0)
            return ClassStatus.Unknown;
        await audit.AppendAsync(AuditAction.ClassChanged, by, detail: $"{classId} archived");
        await transaction.CommitAsync();
        return ClassStatus.Done;
    }

    private IQueryable<ClassRow> Owned(Guid teacherId) => access.Taught(teacherId).Where(row =>
        database.ClassTeachers.Any(teacher => teacher.ClassId == row.ClassId && teacher.TeacherId == teacherId && teacher.IsOwner));

    private async Task<ClassReply> DoneAsync(Guid teacherId, Guid classId) =>
        await views.FindAsync(teacherId, classId) is { } view ? new(ClassStatus.Done, view) : new(ClassStatus.Unknown);

    /// <summary>40 bits: of a million classes one in a million codes is taken, and then asked for again.</summary>
    private async Task<string> NewCodeAsync()
    {
        string code;
        do
        {
            code = JoinCode.Of(RandomNumberGenerator.GetBytes(JoinCode.Length));
        }
        while (await database.Classes.AnyAsync(row => row.JoinCode == code));
        return code;
    }
}
