using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Learners;

/// <summary>What is kept of a learner besides cards and attempts. <paramref name="Last"/> is the newest attempt folded in.</summary>
public sealed record LearnerRecord(
    Guid LearnerId,
    long Version,
    string TimeZone,
    DateTimeOffset CreatedAt,
    double DesiredRetention,
    LearnerTotals Totals,
    IReadOnlyDictionary<Skill, SkillAbility> Abilities,
    AttemptKey? Last);
