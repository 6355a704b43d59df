using EnglishLearning.Api.Me;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Api.Classes;

/// <param name="StuckRule">When a learner is stuck, in words.</param>
public sealed record ReportReply(
    Guid ClassId, string Name, DateTimeOffset From, DateTimeOffset To, string StuckRule, IReadOnlyList<TopicEntry> Topics, IReadOnlyList<LearnerEntry> Learners);

/// <param name="Topic">The set of questions; null for all of the skill and level.</param>
/// <param name="Level">Null where the questions are no longer known.</param>
/// <param name="Learners">Who answered any of it for the first time.</param>
/// <param name="Share">Of the first attempts that are correct; null where there is none.</param>
/// <param name="Quarters">How many learners had 0 to 24, 25 to 49, 50 to 74, 75 to 100 % of theirs correct.</param>
/// <param name="Stuck">Ids of learners.</param>
public sealed record TopicEntry(
    Skill Skill, CefrLevel? Level, string? Topic, int Learners, int FirstAttempts, int Correct, double? Share, IReadOnlyList<int> Quarters, IReadOnlyList<Guid> Stuck);

/// <param name="Answered">In the period; answers that were taken back do not count.</param>
/// <param name="Due">Cards to be reviewed now.</param>
/// <param name="LastSyncedAt">When the server last took anything from a device of theirs; null where it never did.</param>
/// <param name="StuckOn">Sets of questions.</param>
public sealed record LearnerEntry(
    Guid LearnerId, int? Number, string Name, int Answered, int Correct, int Due, IReadOnlyList<SkillEntry> Skills, DateTimeOffset? LastSyncedAt, IReadOnlyList<string> StuckOn);

/// <summary>Which table of a report a CSV file holds.</summary>
public enum ReportTable
{
    Topics,
    Learners,
}

public enum ReportFormat
{
    Json,
    Csv,
}
