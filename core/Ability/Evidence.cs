using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Ability;

/// <summary>How much an answer says of ability and difficulty.</summary>
public static class Evidence
{
    /// <summary>
    /// In [0, 1]: nothing for practice by choice and for self-graded cards, else 1 / (1 + hints): each hint tells a
    /// part of the answer.
    /// </summary>
    public static double Weight(Attempt attempt) => Weight(attempt.Rated, attempt.SelfGraded, attempt.HintsUsed);

    /// <inheritdoc cref="Weight(Attempt)"/>
    public static double Weight(bool rated, bool selfGraded, int hintsUsed) =>
        rated && !selfGraded ? 1.0 / (1 + hintsUsed) : 0;
}
