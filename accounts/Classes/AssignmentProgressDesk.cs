using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using EnglishLearning.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>How far learners are with what they are asked to do, by what the log says of them since.</summary>
internal sealed class AssignmentProgressDesk(
    AccountsContext database, ClassAccess access, AssignmentDesk assignments, PeopleReader people, IClassLog log, AuditLog audit, TimeProvider time)
{
    /// <summary>How long after its due date an assignment is shown to learners: done late is better than not at all.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(14);

    private const int MostShown = 100;

    public async Task<AssignmentReply> OfClassAsync(Actor by, Guid classId, Guid assignmentId)
    {
        var found = await assignments.FindAsync(by.PersonId, classId, assignmentId);
        if (found.Assignment is null)
            return found;
        await audit.AppendAsync(AuditAction.ClassRead, by, detail: $"{classId} assignment {assignmentId}");
        var row = await database.Assignments.AsNoTracking().SingleAsync(known => known.AssignmentId == assignmentId);
        var members = await access.Present(classId).AsNoTracking().ToListAsync();
        Guid[] ids = [.. members.Select(member => member.LearnerId)];
        var names = await people.ReadAsync(ids);
        var activity = (await log.ProgressAsync(ids, [row.Scope])).ToDictionary(known => known.LearnerId);
        return found with
        {
            Members =
            [
                .. from member in members
                   let name = names[member.LearnerId].Person.Name
                   let progress = AssignmentProgress.Of(row.Kind, row.Total, activity.GetValueOrDefault(member.LearnerId))
                   orderby member.Number ?? int.MaxValue, name, member.LearnerId
                   select new MemberProgress(member.LearnerId, member.Number, name, progress.State, progress.Done),
            ],
        };
    }

    public async Task<IReadOnlyList<OwnAssignment>> OfLearnerAsync(Guid learnerId)
    {
        var now = time.GetUtcNow();
        var earliest = now - ShownFor;
        var rows = await (
            from member in database.ClassMembers.AsNoTracking()
            join known in database.Classes on member.ClassId equals known.ClassId
            join assignment in database.Assignments on known.ClassId equals assignment.ClassId
            where member.LearnerId == learnerId && member.LeftAt == null && known.ArchivedAt == null
                && assignment.OpenedAt <= now && assignment.DueAt > earliest
            orderby assignment.DueAt descending, assignment.AssignmentId
            select new { Assignment = assignment, known.Name, known.TimeZone }).Take(MostShown).ToListAsync();
        var activity = (await log.ProgressAsync([learnerId], [.. rows.Select(row => row.Assignment.Scope)])).ToDictionary(known => known.AssignmentId);
        return
        [
            .. from row in rows
               let progress = AssignmentProgress.Of(row.Assignment.Kind, row.Assignment.Total, activity.GetValueOrDefault(row.Assignment.AssignmentId))
               orderby row.Assignment.DueAt, row.Assignment.AssignmentId
               select new OwnAssignment(AssignmentDesk.View(row.Assignment, row.TimeZone), row.Name, progress.State, progress.Done),
        ];
    }
}
