namespace EnglishLearning.Core.Learners;

/// <summary>An attempt as the log holds it, with what its fold changed: enough to take it back in memory.</summary>
/// <param name="Card">Of the question, before; none where there was none.</param>
/// <param name="Ability">In the attempt's skill, before; null where there was none.</param>
internal readonly record struct FoldStep(
    KeptAttempt Attempt, ScheduledCard Card, SkillAbility? Ability, LearnerTotals Totals, AttemptKey? Last);
