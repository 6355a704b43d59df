using System.Text.Json.Nodes;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Answers as a client sends them, each with its question's id as in a batch.</summary>
public static class Answers
{
    public static JsonObject Right(QuestionVersion question, DateTimeOffset? at = null) =>
        With(question, Bank.Right(question), question.Type == QuestionType.Flashcard ? 3 : null, at);

    public static JsonObject Wrong(QuestionVersion question, DateTimeOffset? at = null) =>
        With(question, Bank.Wrong(question), question.Type == QuestionType.Flashcard ? 1 : null, at);

    public static JsonObject With(QuestionVersion question, JsonNode response, int? rating = null, DateTimeOffset? at = null)
    {
        var time = at ?? DateTimeOffset.UtcNow;
        var answer = new JsonObject
        {
            ["attemptId"] = Guid.CreateVersion7(time).ToString(),
            ["questionId"] = question.QuestionId,
            ["version"] = 1,
            ["response"] = response,
            ["answeredAt"] = time.ToString("O"),
            ["responseMs"] = 9_000,
            ["hintsUsed"] = 0,
        };
        if (rating is not null)
            answer["rating"] = rating;
        return answer;
    }

    /// <summary>The same answer with one member changed, or taken out where the value is null.</summary>
    public static JsonObject But(this JsonObject answer, string member, JsonNode? value)
    {
        var changed = answer.DeepClone().AsObject();
        if (value is null)
            changed.Remove(member);
        else
            changed[member] = value;
        return changed;
    }

    public static string Id(this JsonObject answer) => (string)answer["attemptId"]!;
}
