using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Contracts.Classes;

/// <summary>Who is stuck on what, for the teachers of a class; that they asked is in the audit log before they are told. Key 0.</summary>
[Alias("el.IClassReportGrain")]
public interface IClassReportGrain : IGrainWithIntegerKey
{
    /// <summary>Null where the class is unknown.</summary>
    /// <param name="from">Answers from this time on, by when they were answered.</param>
    /// <param name="to">And before this one.</param>
    [Alias("Report"), ResponseTimeout("00:01:00")]
    Task<ClassReport?> ReportAsync(Actor by, Guid classId, DateTimeOffset from, DateTimeOffset to);
}

/// <param name="Topics">Each skill and level, followed by its sets.</param>
/// <param name="Learners">Present members, by roster number.</param>
[GenerateSerializer, Immutable, Alias("el.ClassReport")]
public sealed record ClassReport(
    [property: Id(0)] Guid ClassId,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset To,
    [property: Id(4)] IReadOnlyList<TopicReport> Topics,
    [property: Id(5)] IReadOnlyList<LearnerReport> Learners);

/// <param name="Topic">The set of questions; null for all of the skill and level.</param>
/// <param name="Level">Null where the questions are no longer known.</param>
/// <param name="Learners">Who answered any of it for the first time.</param>
/// <param name="Share">Of the first attempts that are correct; null where there is none.</param>
/// <param name="Quarters">How many learners had 0 to 24, 25 to 49, 50 to 74, 75 to 100 % of theirs correct.</param>
/// <param name="Stuck">Ids of learners.</param>
[GenerateSerializer, Immutable, Alias("el.TopicReport")]
public sealed record TopicReport(
    [property: Id(0)] Skill Skill,
    [property: Id(1)] CefrLevel? Level,
    [property: Id(2)] string? Topic,
    [property: Id(3)] int Learners,
    [property: Id(4)] int FirstAttempts,
    [property: Id(5)] int Correct,
    [property: Id(6)] double? Share,
    [property: Id(7)] IReadOnlyList<int> Quarters,
    [property: Id(8)] IReadOnlyList<Guid> Stuck);

/// <param name="Answered">In the period.</param>
/// <param name="Due">Cards to be reviewed now.</param>
/// <param name="Skills">Abilities as of today; skills without any answer are absent.</param>
/// <param name="StuckOn">Sets of questions.</param>
[GenerateSerializer, Immutable, Alias("el.LearnerReport")]
public sealed record LearnerReport(
    [property: Id(0)] Guid LearnerId,
    [property: Id(1)] int? Number,
    [property: Id(2)] string Name,
    [property: Id(3)] int Answered,
    [property: Id(4)] int Correct,
    [property: Id(5)] int Due,
    [property: Id(6)] IReadOnlyList<SkillProgress> Skills,
    [property: Id(7)] DateTimeOffset? LastSyncedAt,
    [property: Id(8)] IReadOnlyList<string> StuckOn);
