using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Statistics;

/// <summary>
/// The fold of the log for one question: live difficulty and the sums behind facility and discrimination. Folded in
/// commit order; the caller sees to it that each entry counts once.
/// </summary>
/// <param name="Version">The newest version answered; the sums and the difficulty speak of it.</param>
/// <param name="Attempts">First rated attempts at this version.</param>
/// <param name="AllAttempts">Everything answered at any version, voided answers less.</param>
/// <param name="ScoreSum">Sum of scores over first attempts; likewise squares, abilities and products.</param>
public sealed record QuestionStatistics(
    string QuestionId,
    int Version,
    Estimate Difficulty,
    int Attempts,
    int AllAttempts,
    double ScoreSum,
    double ScoreSquareSum,
    double AbilitySum,
    double AbilitySquareSum,
    double ProductSum)
{
    /// <summary>Of a spread, relative to its terms: sums over 10 million alike values are off by up to 5e-10.</summary>
    private const double RoundingNoise = 1e-9;

    /// <summary>A question that nobody answered yet.</summary>
    public static QuestionStatistics New(QuestionVersion question) =>
        new(question.QuestionId, question.Version, Scale.NewQuestion(question.Level), 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Share of credit on first attempts, in [0, 1]; null without any.</summary>
    public double? Facility => Attempts == 0 ? null : Math.Clamp(ScoreSum / Attempts, 0, 1);

    /// <summary>
    /// Correlation of the score with the ability believed before it, on first attempts: the item-rest correlation, the
    /// rest being all that the learner answered before. Null below two attempts or without spread.
    /// </summary>
    public double? Discrimination
    {
        get
        {
            var scores = Attempts * ScoreSquareSum - ScoreSum * ScoreSum;
            var abilities = Attempts * AbilitySquareSum - AbilitySum * AbilitySum;
            return Attempts < 2
                || scores <= RoundingNoise * Attempts * ScoreSquareSum
                || abilities <= RoundingNoise * Attempts * AbilitySquareSum
                ? null
                : Math.Clamp((Attempts * ProductSum - ScoreSum * AbilitySum) / Math.Sqrt(scores * abilities), -1, 1);
        }
    }

    /// <summary>The statistics of a new version: the same difficulty, less sure, and new sums.</summary>
    public QuestionStatistics Reversion(int version) =>
        version <= Version
            ? this
            : this with
            {
                Version = version,
                Difficulty = Difficulty with { Deviation = Math.Max(Difficulty.Deviation, Scale.NewVersionDeviation) },
                Attempts = 0,
                ScoreSum = 0,
                ScoreSquareSum = 0,
                AbilitySum = 0,
                AbilitySquareSum = 0,
                ProductSum = 0,
            };

    /// <summary>
    /// Counts an answer, or takes a voided one back out of the counts. The step that a voided answer moved the difficulty
    /// by stays: it is bounded, and undoing it would need the state of its time.
    /// </summary>
    public QuestionStatistics Apply(AnswerEvidence evidence)
    {
        var sign = evidence.Kind == EntryKind.Void ? -1 : 1;
        var current = Reversion(evidence.QuestionVersion) with { AllAttempts = AllAttempts + sign };
        return evidence.Counts && evidence.QuestionVersion == current.Version ? current.Count(evidence, sign) : current;
    }

    private QuestionStatistics Count(AnswerEvidence evidence, int sign)
    {
        var (score, ability) = (evidence.Score, evidence.Ability.Value);
        return this with
        {
            Difficulty = sign > 0
                ? Rasch.UpdateDifficulty(Difficulty, evidence.Ability, evidence.Guess, score, evidence.Weight)
                : Difficulty,
            Attempts = Attempts + sign,
            ScoreSum = ScoreSum + sign * score,
            ScoreSquareSum = ScoreSquareSum + sign * score * score,
            AbilitySum = AbilitySum + sign * ability,
            AbilitySquareSum = AbilitySquareSum + sign * ability * ability,
            ProductSum = ProductSum + sign * score * ability,
        };
    }
}
