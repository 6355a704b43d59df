using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Classes;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Content;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Makes and changes what a class is asked to do.</summary>
internal sealed class AssignmentDesk(AccountsContext database, ClassAccess access, IQuestionStore questions, LessonIndex lessons, TimeProvider time)
{
    public async Task<AssignmentReply> CreateAsync(Actor by, Guid classId, NewAssignment task)
    {
        if (!await access.Taught(by.PersonId, classId).AnyAsync())
            return AssignmentReply.Of(ClassStatus.Unknown);
        var ids = task.Kind == AssignmentKind.Lesson ? lessons.QuestionsOf(task.LessonId!) : task.QuestionIds;
        if (task.Kind == AssignmentKind.Lesson && ids.Count == 0)
            return AssignmentReply.Of(ClassStatus.UnknownLesson);
        if (ids.Count > 0 && (await questions.FindPublishedAsync(ids)).Count < ids.Count)
            return AssignmentReply.Of(ClassStatus.UnknownQuestions);
        var now = time.GetUtcNow();
        var row = new AssignmentRow
        {
            AssignmentId = Guid.CreateVersion7(now),
            ClassId = classId,
            Kind = task.Kind,
            Title = task.Title,
            Instructions = task.Instructions,
            LessonId = task.LessonId,
            QuestionIds = string.Join(' ', ids),
            Goal = task.Goal,
            OpenedAt = Whole(task.OpenedAt),
            DueAt = Whole(task.DueAt),
            MadeAt = now,
            Version = 1,
        };
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (!await access.HoldAsync(classId))
            return AssignmentReply.Of(ClassStatus.Unknown);
        if (await database.Assignments.CountAsync(known => known.ClassId == classId) >= AssignmentRules.MostAssignments)
            return AssignmentReply.Of(ClassStatus.TooManyAssignments);
        database.Assignments.Add(row);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return await FindAsync(by.PersonId, classId, row.AssignmentId);
    }

    public async Task<IReadOnlyList<AssignmentView>?> ListAsync(Guid teacherId, Guid classId) =>
        await access.Taught(teacherId, classId).AsNoTracking().SingleOrDefaultAsync() is { } known
            ? [.. (await Of(classId).OrderByDescending(row => row.DueAt).ToListAsync()).Select(row => View(row, known.TimeZone))]
            : null;

    public async Task<AssignmentReply> FindAsync(Guid teacherId, Guid classId, Guid assignmentId)
    {
        if (await access.Taught(teacherId, classId).AsNoTracking().SingleOrDefaultAsync() is not { } known)
            return AssignmentReply.Of(ClassStatus.Unknown);
        return await Of(classId).SingleOrDefaultAsync(row => row.AssignmentId == assignmentId) is { } row
            ? new(ClassStatus.Done, View(row, known.TimeZone), [])
            : AssignmentReply.Of(ClassStatus.UnknownAssignment);
    }

    public async Task<AssignmentReply> ChangeAsync(Actor by, Guid classId, Guid assignmentId, AssignmentChange change, int version)
    {
        var found = await FindAsync(by.PersonId, classId, assignmentId);
        if (found.Assignment is not { } old)
            return found;
        var (title, instructions, due) = (change.Title ?? old.Title, change.Instructions ?? old.Instructions, Whole(change.DueAt ?? old.DueAt));
        if (!AssignmentRules.IsTerm(old.OpenedAt, due))
            return AssignmentReply.Of(ClassStatus.DueBeforeOpening);
        var changed = await database.Assignments.Where(row => row.AssignmentId == assignmentId && row.ClassId == classId && row.Version == version)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Title, title)
                .SetProperty(row => row.Instructions, instructions)
                .SetProperty(row => row.DueAt, due)
                .SetProperty(row => row.Version, row => row.Version + 1));
        return changed == 0 ? AssignmentReply.Of(ClassStatus.Outdated) : await FindAsync(by.PersonId, classId, assignmentId);
    }

    public async Task<ClassStatus> DeleteAsync(Actor by, Guid classId, Guid assignmentId) =>
        !await access.Taught(by.PersonId, classId).AnyAsync() ? ClassStatus.Unknown
        : await database.Assignments.Where(row => row.ClassId == classId && row.AssignmentId == assignmentId).ExecuteDeleteAsync() == 0 ? ClassStatus.UnknownAssignment
        : ClassStatus.Done;

    public static AssignmentView View(AssignmentRow row, string timeZone) => new(
        row.AssignmentId, row.ClassId, row.Kind, row.Title, row.Instructions, row.Questions, row.LessonId, row.Total, row.OpenedAt, row.DueAt, timeZone, row.Version);

    private IQueryable<AssignmentRow> Of(Guid classId) => database.Assignments.AsNoTracking().Where(row => row.ClassId == classId);

    /// <summary>As it is stored.</summary>
    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
