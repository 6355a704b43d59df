using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Ability;

/// <summary>The constants of the logit scale: where the CEFR bands lie, how fast knowledge of a value fades.</summary>
public static class Scale
{
    /// <summary>Values stay within +- this many logits.</summary>
    public const double Bound = 8;

    /// <summary>One CEFR level in logits. A learner at the middle of a band has 78 % on questions one level below.</summary>
    public const double LevelWidth = 1.25;

    public const double MaximumAbilityStep = 0.6;
    public const double MaximumDifficultyStep = 0.3;

    /// <summary>Estimates never grow so sure that they stop following the learner or the question.</summary>
    public const double MinimumAbilityDeviation = 0.2;
    public const double MinimumDifficultyDeviation = 0.1;

    /// <summary>A learner of whom nothing is known: around A2, anywhere from A1 to B2.</summary>
    public static readonly Estimate NewLearner = new(Middle(CefrLevel.A2), 1.5);

    /// <summary>An ability known this well counts fully as evidence of a question's difficulty.</summary>
    public const double SureAbility = 0.5;

    /// <summary>A question of which only its author's level is known.</summary>
    public const double NewQuestionDeviation = 0.9;

    /// <summary>A changed key or text may have moved the difficulty: the new version starts at least this wide.</summary>
    public const double NewVersionDeviation = 0.6;

    /// <summary>Variance that a day away adds to an ability, in logits squared: 0.5 logits in half a year.</summary>
    public const double AbilityVariancePerDay = 0.0014;

    /// <summary>The middle of a level's band: B1 is 0.</summary>
    public static double Middle(CefrLevel level) => ((int)level - (int)CefrLevel.B1) * LevelWidth;

    /// <summary>The CEFR band that a value falls into; cut points lie half-way between the middles.</summary>
    public static CefrLevel LevelOf(double value) =>
        (CefrLevel)Math.Clamp((int)Math.Floor(value / LevelWidth + 0.5) + (int)CefrLevel.B1, (int)CefrLevel.A1, (int)CefrLevel.C2);

    public static Estimate NewQuestion(CefrLevel level) => new(Middle(level), NewQuestionDeviation);

    /// <summary>An ability after <paramref name="days"/> without practice: the same value, less sure.</summary>
    public static Estimate Fade(Estimate ability, int days) =>
        days <= 0
            ? ability
            : ability with
            {
                Deviation = Math.Max(
                    ability.Deviation,
                    Math.Min(NewLearner.Deviation, Math.Sqrt(ability.Variance + days * AbilityVariancePerDay))),
            };
}
