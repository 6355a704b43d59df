using System.Collections.Concurrent;
using System.Text.Json;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>Right answers, learned from the replies to earlier ones. Thread-safe.</summary>
internal sealed class AnswerKeys
{
    private readonly ConcurrentDictionary<(string Id, int Version), JsonElement> _keys = new();

    public IReadOnlyCollection<string> QuestionIds => [.. _keys.Keys.Select(key => key.Id)];

    public void Learn(string questionId, int version, JsonElement correctResponse) =>
        _keys.TryAdd((questionId, version), correctResponse);

    /// <summary>A response to the question: right if that is wanted and known, else such as a learner who guesses gives.</summary>
    public JsonElement Respond(Question question, bool right, Random random)
    {
        if (question.Type == "flashcard")
            return ApiJson.Text("");
        if (right && _keys.TryGetValue((question.Id, question.Version), out var key))
            return key;
        var options = question.Options.Select(option => option.Id).ToArray();
        return question.Type switch
        {
            "single" => ApiJson.Text(options[random.Next(options.Length)]),
            "multiple" => ApiJson.Choices(random.GetItems(options, random.Next(1, options.Length + 1)).Distinct()),
            _ => ApiJson.Text(random.NextDouble() < 0.5 ? "goes" : "yang saya tidak tahu"),
        };
    }
}
