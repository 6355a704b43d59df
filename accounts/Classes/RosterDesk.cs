using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Takes lists of students into a class: says what would happen, or does all of it at once.</summary>
internal sealed class RosterDesk(AccountsContext database, ClassAccess access, RosterPlans plans, RosterAccounts students, PinDesk pins, AuditLog audit, TimeProvider time)
{
    /// <summary>How often a list is planned anew because the class changed meanwhile.</summary>
    private const int Tries = 3;

    public async Task<RosterReply> ImportAsync(Actor by, Guid classId, byte[] file, bool dryRun)
    {
        if (!await access.Taught(by.PersonId, classId).AnyAsync())
            return RosterReply.Of(ClassStatus.Unknown);
        var (rows, problems) = RosterFile.Read(file, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        // What is matched tells of learners, so it is told after it is noted.
        if (dryRun || problems.Count > 0)
        {
            await audit.AppendAsync(AuditAction.ClassRead, by, detail: $"{classId} roster tried, {rows.Count} rows");
            return Reply(await plans.OfAsync(by.PersonId, classId, rows), problems, []);
        }
        for (var tries = 0; tries < Tries; tries++)
        {
            var plan = await plans.OfAsync(by.PersonId, classId, rows);
            if (plan.Problems.Count > 0)
            {
                await audit.AppendAsync(AuditAction.ClassRead, by, detail: $"{classId} roster tried, {rows.Count} rows");
                return Reply(plan, problems, []);
            }
            if (await TakeInAsync(by, classId, rows, plan) is { } issued)
                return Reply(plan, problems, issued);
        }
        return RosterReply.Of(ClassStatus.Outdated);
    }

    /// <summary>Null where the class is not as it was planned for.</summary>
    private async Task<IReadOnlyList<IssuedPin>?> TakeInAsync(Actor by, Guid classId, IReadOnlyList<RosterRow> rows, RosterPlan plan)
    {
        // Before anything is held: a hash takes 0.01 s.
        var newcomers = new List<Newcomer>();
        foreach (var row in plan.Rows.Where(row => row.Outcome != RosterOutcome.Unchanged))
        {
            var learnerId = row.Learner?.LearnerId ?? Guid.CreateVersion7(time.GetUtcNow());
            newcomers.Add(row.GetsPin && await pins.MakeAsync(classId, learnerId) is var (pin, hash) ? new(row, learnerId, pin, hash) : new(row, learnerId, null, null));
        }
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (!await access.HoldAsync(classId) || !(await plans.OfAsync(by.PersonId, classId, rows)).Rows.SequenceEqual(plan.Rows))
            return null;
        var zone = await database.Classes.Where(row => row.ClassId == classId).Select(row => row.TimeZone).SingleAsync();
        if (await students.CreateAsync(newcomers.Where(newcomer => newcomer.Row.Learner is null), zone) is not { } usernames)
            return null;
        await EnterAsync(classId, newcomers);
        await NoteAsync(by, classId, newcomers, usernames.Count);
        await transaction.CommitAsync();
        return
        [
            .. from newcomer in newcomers
               where newcomer.Pin is not null
               let student = newcomer.Row.Student
               select new IssuedPin(
                   newcomer.LearnerId, student.Number, student.Name, newcomer.Row.Learner?.Username ?? usernames[newcomer.LearnerId], newcomer.Pin!.Value),
        ];
    }

    private Task NoteAsync(Actor by, Guid classId, List<Newcomer> newcomers, int created)
    {
        var acts = new List<AuditAct>();
        foreach (var newcomer in newcomers)
        {
            if (newcomer.Row.Learner is null)
                acts.Add(new(AuditAction.AccountMade, newcomer.LearnerId, $"{classId} roster"));
            else if (newcomer.Pin is not null)
                acts.Add(new(AuditAction.PinIssued, newcomer.LearnerId, $"{classId}"));
        }
        if (newcomers.Count > 0)
            acts.Add(new(AuditAction.RosterImported, null, $"{classId} created {created} matched {newcomers.Count - created}"));
        return audit.AppendManyAsync(by, acts);
    }

    private async Task EnterAsync(Guid classId, List<Newcomer> newcomers)
    {
        var ids = newcomers.Select(newcomer => newcomer.LearnerId).ToList();
        // First all numbers go: two who change theirs never hold the same one.
        await database.ClassMembers.Where(member => member.ClassId == classId && ids.Contains(member.LearnerId))
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.Number, (int?)null));
        var members = await database.ClassMembers.Where(member => member.ClassId == classId && ids.Contains(member.LearnerId))
            .ToDictionaryAsync(member => member.LearnerId);
        var now = time.GetUtcNow();
        foreach (var newcomer in newcomers)
        {
            if (!members.TryGetValue(newcomer.LearnerId, out var member))
                database.ClassMembers.Add(member = new ClassMemberRow { ClassId = classId, LearnerId = newcomer.LearnerId, JoinedAt = now });
            if (member.LeftAt is not null)
                (member.JoinedAt, member.LeftAt) = (now, null);
            member.Number = newcomer.Row.Student.Number;
            member.PinHash = newcomer.PinHash ?? member.PinHash;
        }
        await database.SaveChangesAsync();
    }

    private static RosterReply Reply(RosterPlan plan, IReadOnlyList<RosterProblem> problems, IReadOnlyList<IssuedPin> issued) => new(
        ClassStatus.Done,
        [.. plan.Rows.Select(row => new RosterResult(row.Student.Row, row.Outcome, row.Student.Number, row.Student.Name, row.Learner?.Username ?? row.Student.Username))],
        [.. problems.Concat(plan.Problems).OrderBy(problem => problem.Row).Select(problem => new RosterError(problem.Row, problem.Column, problem.Fault))],
        issued);
}

/// <summary>Somebody whom a list brings, or changes.</summary>
/// <param name="Pin">Null where they have one already, or may have none.</param>
internal sealed record Newcomer(PlannedRow Row, Guid LearnerId, Secret? Pin, string? PinHash);
