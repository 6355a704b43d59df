using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Grading;

/// <summary>Whether a response fits the type of its question.</summary>
internal static class ResponseShape
{
    internal static ResponseProblem? Check(QuestionVersion question, Response response, Rating? selfRating) =>
        selfRating is { } rating && !Enum.IsDefined(rating)
            ? ResponseProblem.UnknownSelfRating
            : question.Type switch
            {
                QuestionType.Single => CheckSingle(question, response),
                QuestionType.Multiple => CheckMultiple(question, response),
                QuestionType.Cloze or QuestionType.Short => CheckText(response),
                QuestionType.Flashcard when selfRating is null => ResponseProblem.SelfRatingExpected,
                QuestionType.Flashcard => CheckText(response),
                _ => throw new ArgumentOutOfRangeException(nameof(question), question.Type, "Unknown question type."),
            };

    /// <summary>The id of a single choice, sent as a text or as a list of one; null where there is not one.</summary>
    internal static string? SingleChoice(Response response) =>
        response.Choices is null ? response.Text : response.Choices is [var id] ? id : null;

    private static ResponseProblem? CheckSingle(QuestionVersion question, Response response) =>
        SingleChoice(response) is not { } id ? ResponseProblem.ExactlyOneChoiceExpected
        : HasOption(question, id) ? null
        : ResponseProblem.UnknownChoice;

    private static ResponseProblem? CheckMultiple(QuestionVersion question, Response response)
    {
        if (response.Choices is not { } ids)
        {
            return ResponseProblem.ChoicesExpected;
        }

        return ids.Count == 0 ? ResponseProblem.NoChoice
            : !ids.All(id => HasOption(question, id)) ? ResponseProblem.UnknownChoice
            : ids.Distinct(StringComparer.Ordinal).Count() < ids.Count ? ResponseProblem.RepeatedChoice
            : null;
    }

    private static ResponseProblem? CheckText(Response response) =>
        response.Text is not { } text ? ResponseProblem.TextExpected
        : text.Length > Grader.MaxTextLength ? ResponseProblem.TextTooLong
        : AnswerText.IsWellFormed(text) ? null
        : ResponseProblem.TextMalformed;

    private static bool HasOption(QuestionVersion question, string id) =>
        question.Options.Any(option => option.Id == id);
}
