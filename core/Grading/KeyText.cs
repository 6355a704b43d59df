using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Grading;

/// <summary>What is shown as the right answer.</summary>
public static class KeyText
{
    /// <summary>
    /// Single: the id as a text. Multiple: the list of ids. Cloze, short: the first accepted text. Flashcard: its back.
    /// </summary>
    public static Response CorrectResponse(QuestionVersion question) =>
        question.Type == QuestionType.Multiple ? Response.Of(question.Key) : Response.Of(question.Key[0]);
}
