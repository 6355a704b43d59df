using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Grading;

/// <summary>Grades a response by the key of the question's version that it answers.</summary>
public static class Grader
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxTextLength = 500;

    /// <summary>
    /// Why the response does not fit the question, or null where it can be graded. Single: exactly one id of an
    /// option, as a text or as a list of one. Multiple: a list of one or more distinct ids. Cloze, short: a text, which
    /// may be empty (and is then wrong). Flashcard: a text, most often empty, and the learner's own rating.
    /// </summary>
    public static ResponseProblem? Check(QuestionVersion question, Response response, Rating? selfRating) =>
        ResponseShape.Check(question, response, selfRating);

    /// <exception cref="ArgumentException">The response does not pass <see cref="Check"/>.</exception>
    public static Grade Grade(QuestionVersion question, Response response, Rating? selfRating)
    {
        if (Check(question, response, selfRating) is { } problem)
        {
            throw new ArgumentException($"The response does not fit the question: {problem}.", nameof(response));
        }

        return question.Type switch
        {
            QuestionType.Single => Whole(question.Key.Contains(ResponseShape.SingleChoice(response)!)),
            QuestionType.Multiple => GradeMultiple(question, response.Choices!),
            QuestionType.Flashcard => Whole(selfRating > Rating.Again),
            _ => TextAnswer.Accepts(question.Key, response.Text!, out var correction)
                ? new Grade(Correct: true, Score: 1, correction)
                : Whole(correct: false),
        };
    }

    private static Grade GradeMultiple(QuestionVersion question, IReadOnlyList<string> chosen)
    {
        var right = chosen.Count(question.Key.Contains);
        var wrong = chosen.Count - right;
        var score = Math.Max(0, (right - wrong) / (double)question.Key.Count);
        return new Grade(right == question.Key.Count && wrong == 0, score, Correction: null);
    }

    private static Grade Whole(bool correct) => new(correct, correct ? 1 : 0, Correction: null);
}
