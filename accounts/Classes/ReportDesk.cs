using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>The teacher's report: what one reading of the log says of a class's present members.</summary>
internal sealed class ReportDesk(ClassAccess access, PeopleReader people, IClassLog log, AuditLog audit, TimeProvider time)
{
    public async Task<ClassReport?> ReportAsync(Actor by, Guid classId, DateTimeOffset from, DateTimeOffset to)
    {
        if (await access.Taught(by.PersonId, classId).AsNoTracking().SingleOrDefaultAsync() is not { } known)
            return null;
        await audit.AppendAsync(AuditAction.ClassRead, by, detail: $"{classId} report");
        var members = await access.Present(classId).AsNoTracking().ToListAsync();
        Guid[] ids = [.. members.Select(member => member.LearnerId)];
        var names = await people.ReadAsync(ids);
        var now = time.GetUtcNow();
        var activity = await log.ActivityAsync(ids, from, to, now);
        var day = LearnerCalendar.Of(known.TimeZone).DayOf(now);
        return new(
            classId, known.Name, from, to,
            [.. ClassSummary.Of(activity).Select(Topic)],
            [
                .. from entry in members.Zip(activity)
                   let name = names[entry.First.LearnerId].Person.Name
                   orderby entry.First.Number ?? int.MaxValue, name, entry.First.LearnerId
                   select Learner(entry.First, name, entry.Second, day),
            ]);
    }

    private static TopicReport Topic(TopicSummary topic) => new(
        topic.Skill, topic.Level, topic.Topic, topic.Learners, topic.FirstAnswers, topic.FirstCorrect,
        topic.FirstAnswers == 0 ? null : (double)topic.FirstCorrect / topic.FirstAnswers, topic.Quarters, topic.Stuck);

    private static LearnerReport Learner(ClassMemberRow member, string name, LearnerActivity activity, int day) => new(
        member.LearnerId, member.Number, name,
        activity.Topics.Sum(topic => topic.Answers), activity.Topics.Sum(topic => topic.Correct), activity.Due,
        [
            .. activity.Abilities.OrderBy(ability => ability.Key)
                .Select(ability => new SkillProgress(AbilityView.Of(ability.Key, ability.Value.At(day)), ability.Value.Attempts)),
        ],
        activity.LastReceivedAt,
        [.. activity.Topics.Where(StuckRule.IsStuck).Select(topic => topic.Topic)]);
}
