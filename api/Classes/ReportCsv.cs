using EnglishLearning.Api.Json;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Csv;

namespace EnglishLearning.Api.Classes;

/// <summary>The report as tables for a spreadsheet: the same answer, cell by cell.</summary>
internal static class ReportCsv
{
    private const string Between = " ";

    private static readonly Skill[] Skills = Enum.GetValues<Skill>();

    public static CsvText Of(ReportReply report, ReportTable table) => table == ReportTable.Topics ? Topics(report) : Learners(report);

    private static CsvText Topics(ReportReply report)
    {
        var csv = new CsvText(
            "skill", "level", "topic", "learners", "first_attempts", "correct", "share", "share_0_24", "share_25_49", "share_50_74", "share_75_100", "stuck", "stuck_learners");
        foreach (var topic in report.Topics)
        {
            csv.Add(EnumNames<Skill>.Of(topic.Skill)).Add(topic.Level is { } level ? EnumNames<CefrLevel>.Of(level) : null).Add(topic.Topic)
                .Add(topic.Learners).Add(topic.FirstAttempts).Add(topic.Correct).Add(topic.Share);
            foreach (var quarter in topic.Quarters)
                csv.Add(quarter);
            csv.Add(topic.Stuck.Count).Add(string.Join(Between, topic.Stuck)).EndRow();
        }
        return csv;
    }

    private static CsvText Learners(ReportReply report)
    {
        var csv = new CsvText(
        [
            "learner_id", "number", "name", "answered", "correct", "due", "last_synced_at", "stuck_on",
            .. Skills.Select(EnumNames<Skill>.Of).SelectMany(skill => new[] { $"{skill}_ability", $"{skill}_deviation", $"{skill}_level", $"{skill}_attempts" }),
        ]);
        foreach (var learner in report.Learners)
        {
            csv.Add(learner.LearnerId.ToString()).Add(learner.Number).Add(learner.Name).Add(learner.Answered).Add(learner.Correct).Add(learner.Due)
                .Add(learner.LastSyncedAt).Add(string.Join(Between, learner.StuckOn));
            foreach (var ability in Skills.Select(skill => learner.Skills.SingleOrDefault(entry => entry.Skill == skill)))
                csv.Add(ability?.Value).Add(ability?.Deviation).Add(ability is null ? null : EnumNames<CefrLevel>.Of(ability.Level)).Add(ability?.Attempts);
            csv.EndRow();
        }
        return csv;
    }
}
