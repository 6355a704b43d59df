using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Ability;

/// <summary>What is believed of an ability when a skill is first practised.</summary>
public static class AbilityPrior
{
    /// <summary>
    /// How far skills of one learner lie apart, in logits. An assumption until our own logs tell: about two thirds of a
    /// CEFR level.
    /// </summary>
    private const double BetweenSkills = 0.8;

    private static readonly Skill[] Skills = Enum.GetValues<Skill>();

    /// <summary>
    /// The ability in a skill as of a day: its own estimate, or the precision-weighted mean of the other skills, or
    /// <see cref="Scale.NewLearner"/>.
    /// </summary>
    public static Estimate In(IReadOnlyDictionary<Skill, SkillAbility> abilities, Skill skill, int day)
    {
        if (abilities.TryGetValue(skill, out var own) && own.Attempts > 0)
            return own.At(day);
        double precision = 0, weighted = 0;
        // In order of the enum, not of the dictionary: sums of doubles must come out the same however the state was built.
        foreach (var other in Skills)
        {
            if (!abilities.TryGetValue(other, out var ability) || ability.Attempts == 0)
                continue;
            var estimate = ability.At(day);
            precision += 1 / estimate.Variance;
            weighted += estimate.Value / estimate.Variance;
        }
        return precision == 0
            ? Scale.NewLearner
            : new Estimate(
                weighted / precision,
                Math.Min(Scale.NewLearner.Deviation, Math.Sqrt(1 / precision + BetweenSkills * BetweenSkills)));
    }
}
