using EnglishLearning.Core.Ability;

namespace EnglishLearning.Core.Learners;

/// <summary>A learner's ability in one skill, as of the calendar day <paramref name="Day"/> of its last evidence.</summary>
public readonly record struct SkillAbility(Estimate Estimate, int Attempts, int Day)
{
    public static readonly SkillAbility Unknown = new(Scale.NewLearner, 0, 0);

    /// <summary>The estimate as of <paramref name="day"/>: less sure the longer the learner was away.</summary>
    public Estimate At(int day) => Attempts == 0 ? Estimate : Scale.Fade(Estimate, day - Day);
}
