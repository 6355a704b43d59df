using EnglishLearning.Core.Ability;

namespace EnglishLearning.Core.Questions;

/// <summary>What an update of an ability needs to know of a question; stored with each attempt that used it.</summary>
/// <param name="Guess">Chance of a right answer without knowing: 1/k for a single choice of k, else 0.</param>
/// <param name="Attempts">First rated attempts that the difficulty rests on.</param>
public readonly record struct QuestionParameters(Estimate Difficulty, double Guess, int Attempts)
{
    /// <summary>Chance of a right answer by guessing: 1/k; ticking k boxes at random is right once in 2^k - 1.</summary>
    public static double GuessFloor(QuestionVersion question) => question.Type switch
    {
        QuestionType.Single => 1.0 / question.Options.Count,
        QuestionType.Multiple => 1.0 / ((1 << question.Options.Count) - 1),
        _ => 0,
    };
}
