using System.Text.Json;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos;

/// <summary>A guest of a drill, with the journal of its client.</summary>
internal sealed class ChaosLearner(TokenReply guest, IReadOnlyList<Question> questions, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private DateTimeOffset _last;
    private int _count;

    public Guid LearnerId => guest.LearnerId;

    public string Token => guest.AccessToken;

    public Journal Journal { get; } = new();

    /// <summary>A new answer, in the journal as sent.</summary>
    public (Guid AttemptId, ApiRequest Request) NextAnswer()
    {
        lock (_lock)
        {
            var question = questions[(_count++ + _random.Next(2)) % questions.Count];
            var at = Now();
            var attempt = new AttemptBody(
                AttemptIds.Of(at, $"{LearnerId}/{seed}/{_count}"), null, question.Version, Respond(question), at, _random.Next(500, 20_000), 0,
                question.Type == "flashcard" ? _random.Next(1, 5) : null);
            Journal.Send(attempt.AttemptId);
            return (attempt.AttemptId, Requests.Answer(question.Id, attempt) with { Token = Token });
        }
    }

    /// <summary>Whole milliseconds, later each time, and a little behind: a server moves times ahead of its clock to it.</summary>
    private DateTimeOffset Now()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - 1_000);
        return _last = now > _last ? now : _last.AddMilliseconds(1);
    }

    private JsonElement Respond(Question question)
    {
        var options = question.Options.Select(option => option.Id).ToArray();
        return question.Type switch
        {
            "single" => ApiJson.Text(options[_random.Next(options.Length)]),
            "multiple" => ApiJson.Choices(_random.GetItems(options, _random.Next(1, options.Length + 1)).Distinct()),
            "flashcard" => ApiJson.Text(""),
            _ => ApiJson.Text(_random.Next(2) == 0 ? "goes" : "went"),
        };
    }
}
