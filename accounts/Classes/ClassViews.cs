using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Classes;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Classes as their teachers see them.</summary>
internal sealed class ClassViews(AccountsContext database, ClassAccess access, PeopleReader people)
{
    public Task<IReadOnlyList<ClassView>> ListAsync(Guid teacherId) => ViewsAsync(access.Taught(teacherId));

    public async Task<ClassView?> FindAsync(Guid teacherId, Guid classId) => (await ViewsAsync(access.Taught(teacherId, classId))).SingleOrDefault();

    private async Task<IReadOnlyList<ClassView>> ViewsAsync(IQueryable<ClassRow> which)
    {
        var rows = await which.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.ClassId)
            .Select(row => new { Class = row, Members = database.ClassMembers.Count(member => member.ClassId == row.ClassId && member.LeftAt == null) })
            .ToListAsync();
        var ids = rows.Select(row => row.Class.ClassId).ToList();
        var teachers = await database.ClassTeachers.AsNoTracking().Where(teacher => ids.Contains(teacher.ClassId))
            .OrderBy(teacher => teacher.AddedAt).ToListAsync();
        var names = await people.ReadAsync([.. teachers.Select(teacher => teacher.TeacherId).Distinct()]);
        var byClass = teachers.ToLookup(teacher => teacher.ClassId);
        return
        [
            .. from row in rows
               let known = row.Class
               select new ClassView(
                   known.ClassId, known.Name, known.TimeZone, JoinCode.Shown(known.JoinCode), known.IsOpen,
                   [.. byClass[known.ClassId].Select(teacher => new TeacherView(teacher.TeacherId, names[teacher.TeacherId].Person.Name, teacher.IsOwner))],
                   row.Members, known.CreatedAt, known.Version),
        ];
    }
}
