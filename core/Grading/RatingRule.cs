using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Grading;

/// <summary>
/// The FSRS rating of an attempt, from that attempt and its question's version alone, so that a replay in any order
/// gives the same.
/// </summary>
public static class RatingRule
{
    public const int MaxResponseMs = 600_000;

    /// <summary>An answer faster than this is a guess or a slip of the finger, never a sign of ease.</summary>
    public const int MinEasyMs = 800;

    private const double HardFactor = 2.5;
    private const double EasyFactor = 0.35;

    // 120 words a minute: half of the 238 of adult native readers of non-fiction (Brysbaert 2019, "How many words do we
    // read per minute?"), for school readers in a second language; a transcript spoken slowly runs at the same pace.
    private const double MsPerWord = 500;

    /// <param name="responseMs">From the question's display to the answer, ms; clamped to 0..600,000.</param>
    /// <param name="selfRating">The learner's own rating: rules a correct attempt, cannot lift a wrong one.</param>
    public static Rating Derive(
        QuestionVersion question, Grade grade, int responseMs, int hintsUsed, Rating? selfRating)
    {
        if (!grade.Correct)
        {
            return Rating.Again;
        }

        if (selfRating is { } own)
        {
            return own;
        }

        var took = Math.Clamp(responseMs, 0, MaxResponseMs);
        var expected = ExpectedMs(question);
        if (hintsUsed > 0 || took > HardFactor * expected)
        {
            return Rating.Hard;
        }

        var easy = took >= MinEasyMs && took < EasyFactor * OwnMs(question) && grade.Correction is null;
        return easy ? Rating.Easy : Rating.Good;
    }

    /// <summary>
    /// The time that a learner who knows the answer is expected to take, ms: deciding (and typing) by type, and reading
    /// the stem, the options and the passage.
    /// </summary>
    public static double ExpectedMs(QuestionVersion question)
    {
        return OwnMs(question) + (MsPerWord * ReadingLoad.Of(question).Passage);
    }

    /// <summary>The same without the passage: who comes to the second question on it has read it already.</summary>
    private static double OwnMs(QuestionVersion question) =>
        BaseMs(question.Type) + (MsPerWord * ReadingLoad.Of(question).Own);

    // Judgement, to be fitted once there are attempts: a tap after a decision takes 4 s; several decisions twice that,
    // as does one word typed on a phone; a phrase of about five words 15 s.
    private static double BaseMs(QuestionType type) => type switch
    {
        QuestionType.Single or QuestionType.Flashcard => 4_000,
        QuestionType.Multiple or QuestionType.Cloze => 8_000,
        QuestionType.Short => 15_000,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown question type."),
    };
}
