using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Which classes and which learners are a teacher's: those that they teach, and who is present in them; no others.</summary>
internal sealed class ClassAccess(AccountsContext database)
{
    public IQueryable<ClassRow> Taught(Guid teacherId) => database.Classes.Where(row =>
        row.ArchivedAt == null && database.ClassTeachers.Any(teacher => teacher.ClassId == row.ClassId && teacher.TeacherId == teacherId));

    public IQueryable<ClassRow> Taught(Guid teacherId, Guid classId) => Taught(teacherId).Where(row => row.ClassId == classId);

    /// <summary>Whether somebody teaches it, or null where they do not; true for its owner.</summary>
    public async Task<bool?> OwnsAsync(Guid teacherId, Guid classId) =>
        await Taught(teacherId, classId).AnyAsync()
            ? await database.ClassTeachers.AnyAsync(teacher => teacher.ClassId == classId && teacher.TeacherId == teacherId && teacher.IsOwner)
            : null;

    public IQueryable<ClassMemberRow> Present(Guid classId) =>
        database.ClassMembers.Where(member => member.ClassId == classId && member.LeftAt == null);

    /// <summary>
    /// Takes the class's row for the rest of the transaction, so that whoever counts its members or codes counts alone; false where the
    /// class was archived.
    /// </summary>
    public async Task<bool> HoldAsync(Guid classId) =>
        await database.Classes.Where(row => row.ClassId == classId && row.ArchivedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version)) == 1;
}
