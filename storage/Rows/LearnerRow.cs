using System.Text.Json;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Storage.Rows;

internal static class LearnerRow
{
    /// <summary>The table learners; its key is the first.</summary>
    public static readonly ColumnSet Columns = new(
        ("learner_id", ColumnType.Id),
        ("version", ColumnType.Long),
        ("time_zone", ColumnType.Text),
        ("created_at", ColumnType.Time),
        ("desired_retention", ColumnType.Real),
        ("attempts", ColumnType.Int),
        ("correct", ColumnType.Int),
        ("active_days", ColumnType.Int),
        ("streak_days", ColumnType.Int),
        ("last_day", ColumnType.Int),
        ("abilities", ColumnType.Text),
        ("last_answered_at", ColumnType.OptionalTime),
        ("last_attempt_id", ColumnType.OptionalId));

    public static void Write(IFieldWriter to, LearnerRecord learner) =>
        to
            .Add(learner.LearnerId)
            .Add(learner.Version)
            .Add(learner.TimeZone)
            .Add(learner.CreatedAt)
            .Add(learner.DesiredRetention)
            .Add(learner.Totals.Attempts)
            .Add(learner.Totals.Correct)
            .Add(learner.Totals.ActiveDays)
            .Add(learner.Totals.StreakDays)
            .Add(learner.Totals.LastDay)
            .Add(ToJson(learner.Abilities))
            .Add(learner.Last?.AnsweredAt)
            .Add(learner.Last?.AttemptId);

    public static LearnerRecord Learner(this FieldReader from) =>
        new(
            from.Id(),
            from.Long(),
            from.Text(),
            from.Time(),
            from.Real(),
            new LearnerTotals(from.Int(), from.Int(), from.Int(), from.Int(), from.Int()),
            Abilities(from.Text()),
            from.OptionalTime() is { } answeredAt && from.OptionalId() is { } attemptId ? new AttemptKey(answeredAt, attemptId) : null);

    private static string ToJson(IReadOnlyDictionary<Skill, SkillAbility> abilities)
    {
        var stored = new AbilityJson[abilities.Count];
        var count = 0;
        foreach (var (skill, ability) in AbilityDictionary.Of(abilities))
            stored[count++] = new AbilityJson((int)skill, ability.Estimate.Value, ability.Estimate.Deviation, ability.Attempts, ability.Day);
        return JsonSerializer.Serialize(stored, StorageJson.Default.AbilityJsonArray);
    }

    public static Dictionary<Skill, SkillAbility> Abilities(string json) =>
        JsonSerializer.Deserialize(json, StorageJson.Default.AbilityJsonArray)!.ToDictionary(
            stored => (Skill)stored.Skill,
            stored => new SkillAbility(new Estimate(stored.Value, stored.Deviation), stored.Attempts, stored.Day));
}
