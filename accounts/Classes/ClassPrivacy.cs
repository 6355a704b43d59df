using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Export;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>The classes that somebody is or was in, or teaches.</summary>
internal sealed class ClassPart(AccountsContext database) : IExportPart
{
    public string Name => "classes";

    public IReadOnlyList<string> Columns { get; } = ["id", "name", "as", "number", "since", "until"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var taught = await (
            from teacher in database.ClassTeachers.AsNoTracking()
            join known in database.Classes on teacher.ClassId equals known.ClassId
            where teacher.TeacherId == personId
            select new { known.ClassId, known.Name, teacher.IsOwner, teacher.AddedAt, known.ArchivedAt }).ToListAsync();
        var joined = await (
            from member in database.ClassMembers.AsNoTracking()
            join known in database.Classes on member.ClassId equals known.ClassId
            where member.LearnerId == personId
            select new { known.ClassId, known.Name, member.Number, member.JoinedAt, member.LeftAt }).ToListAsync();
        return ExportRows.Whole(
        [
            .. taught.Select(row => this.Row(row.ClassId, row.Name, row.IsOwner ? "owner" : "teacher", null, row.AddedAt, row.ArchivedAt)),
            .. joined.Select(row => this.Row(row.ClassId, row.Name, "member", row.Number, row.JoinedAt, row.LeftAt)),
        ]);
    }
}

/// <summary>
/// Somebody leaves all classes without a trace. Their own go to whoever has taught them longest beside them; one that nobody else
/// teaches is archived, since nobody could open it.
/// </summary>
internal sealed class ClassErasure(AccountsContext database, TimeProvider time) : IErasurePart
{
    public async Task EraseAsync(Guid personId)
    {
        await database.ClassMembers.Where(member => member.LearnerId == personId).ExecuteDeleteAsync();
        var owned = await database.ClassTeachers.Where(teacher => teacher.TeacherId == personId && teacher.IsOwner).Select(teacher => teacher.ClassId).ToListAsync();
        await database.ClassTeachers.Where(teacher => teacher.TeacherId == personId).ExecuteDeleteAsync();
        foreach (var classId in owned)
            await HandOverAsync(classId);
    }

    private async Task HandOverAsync(Guid classId)
    {
        var next = await database.ClassTeachers.AsNoTracking()
            .Where(teacher => teacher.ClassId == classId && database.Users.Any(account =>
                account.Id == teacher.TeacherId && account.State == AccountState.Active && (account.Roles & Role.Teacher) == Role.Teacher))
            .OrderBy(teacher => teacher.AddedAt).FirstOrDefaultAsync();
        var now = time.GetUtcNow();
        if (next is not null)
            await database.ClassTeachers.Where(teacher => teacher.ClassId == classId && teacher.TeacherId == next.TeacherId)
                .ExecuteUpdateAsync(set => set.SetProperty(teacher => teacher.IsOwner, true));
        await database.Classes.Where(known => known.ClassId == classId && known.ArchivedAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(known => known.Version, known => known.Version + 1)
            .SetProperty(known => known.ArchivedAt, next == null ? now : null));
    }
}
