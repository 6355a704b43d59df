using System.Text.Json.Nodes;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Api.Tests.Attempts;

public sealed class AttemptTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Path = "/v1/questions/grammar-a1-be-01/attempts";

    private readonly ApiHost _host = fixture.Fresh();

    public static TheoryData<string, int, string, string?> Faults => new()
    {
        { nameof(AnswerFault.UnknownQuestion), 404, "unknown-question", null },
        { nameof(AnswerFault.UnknownVersion), 422, "wrong-version", "#/version" },
        { nameof(AnswerFault.ResponseShape), 422, "response-shape", "#/response" },
        { nameof(AnswerFault.UnknownOption), 422, "unknown-option", "#/response" },
        { nameof(AnswerFault.ResponseTooLong), 422, "response-too-long", "#/response" },
        { nameof(AnswerFault.RatingMissing), 422, "rating-missing", "#/rating" },
        { nameof(AnswerFault.RatingOutOfRange), 422, "rating-out-of-range", "#/rating" },
        { nameof(AnswerFault.AttemptIdNotV7), 422, "attempt-id-not-v7", "#/attemptId" },
        { nameof(AnswerFault.AttemptIdTime), 422, "attempt-id-time", "#/attemptId" },
        { nameof(AnswerFault.AnsweredInFuture), 422, "answered-in-future", "#/answeredAt" },
        { nameof(AnswerFault.HintsOutOfRange), 422, "hints-out-of-range", "#/hintsUsed" },
        { nameof(AnswerFault.ResponseMsOutOfRange), 422, "response-ms-out-of-range", "#/responseMs" },
    };

    [Fact]
    public void EveryFault_IsInTheTable() =>
        Assert.Equal(
            Enum.GetNames<AnswerFault>().Where(name => name != nameof(AnswerFault.None)).Order(StringComparer.Ordinal),
            Faults.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task InvalidAnswer_IsAProblemAtItsPlace(string fault, int status, string code, string? pointer)
    {
        _host.Grains.Learner.Judge = answer => new AnswerOutcome
        {
            AttemptId = answer.AttemptId,
            Status = AnswerStatus.Invalid,
            Fault = Enum.Parse<AnswerFault>(fault),
        };
        var reply = await _host.PostAsync(Path, Bodies.Attempt, "en");
        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.Equal(pointer, (string?)reply.Json["errors"]?[0]!["pointer"]);
        if (pointer is not null)
            Assert.Equal((string)reply.Json["detail"]!, (string)reply.Json["errors"]![0]!["detail"]!);
    }

    [Theory]
    [InlineData(AnswerStatus.Conflict, 409, "attempt-conflict")]
    [InlineData(AnswerStatus.Stale, 422, "stale-attempt")]
    public async Task AnswerThatIsNotTaken_IsAProblem(AnswerStatus status, int code, string problem)
    {
        _host.Grains.Learner.Judge = answer => new AnswerOutcome { AttemptId = answer.AttemptId, Status = status };
        var reply = await _host.PostAsync(Path, Bodies.Attempt);
        Assert.Equal((code, problem), (reply.Status, reply.Code));
        Assert.False(reply.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Answer_ReachesTheLearnerOfTheToken()
    {
        var body = Bodies.Attempt.Replace("\"hintsUsed\":1", "\"hintsUsed\":1,\"rating\":4,\"unrated\":true", StringComparison.Ordinal);
        await _host.PostAsync(Path, body);
        var request = _host.Grains.Learner.Answered!;
        Assert.Equal(_host.LearnerId, _host.Grains.LastKey);
        Assert.True(request.WithNext);
        Assert.Equal(
            new Answer
            {
                AttemptId = Guid.Parse(Bodies.AttemptId),
                QuestionId = "grammar-a1-be-01",
                Version = 2,
                Response = new ResponseValue { Text = "a" },
                AnsweredAt = new DateTimeOffset(2026, 3, 5, 19, 0, 0, TimeSpan.FromHours(7)),
                ResponseMs = 4200,
                HintsUsed = 1,
                Rating = Rating.Easy,
                Unrated = true,
            },
            Assert.Single(request.Answers));
    }

    [Fact]
    public async Task ListResponse_ReachesTheLearnerAsChoices()
    {
        var body = Bodies.Attempt.Replace("\"response\":\"a\"", "\"response\":[\"a\",\"c\"]", StringComparison.Ordinal);
        await _host.PostAsync(Path, body);
        Assert.Equal(["a", "c"], _host.Grains.Learner.Answered!.Answers[0].Response.Choices!);
    }

    [Fact]
    public async Task AcceptedAnswer_IsToldInFull()
    {
        _host.Grains.Learner.Next = Samples.NewQuestion();
        var reply = await _host.PostAsync(Path, Bodies.Attempt, "en");
        Assert.Equal(200, reply.Status);
        Assert.False(reply.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(["en"], reply.ContentHeaders.ContentLanguage);
        const string expected = """
            {
              "attemptId": "0195a1b2-0000-7000-8000-000000000001",
              "correct": true,
              "score": 1,
              "correctResponse": "b",
              "correction": null,
              "explanation": "\"An\" dipakai di depan bunyi vokal.",
              "rating": 3,
              "card": { "due": "2026-03-08T12:00:00Z", "stability": 3.25, "difficulty": 5.5, "retrievability": 0.99, "scheduledDays": 3 },
              "ability": { "skill": "grammar", "value": -1.2, "deviation": 0.8, "level": "A2" },
              "question": { "difficulty": -2.5, "deviation": 0.7, "attempts": 12 },
              "pCorrect": 0.71,
              "next": {
                "id": "grammar-a1-be-01",
                "version": 2,
                "type": "single",
                "stem": "She ___ a teacher.",
                "options": [{ "id": "a", "text": "is" }, { "id": "b", "text": "are" }],
                "skill": "grammar",
                "level": "A1",
                "hints": ["Satu orang."],
                "passage": null,
                "pCorrect": 0.776,
                "reasonCode": "new",
                "reason": "new, near your level: expected success 78 %"
              }
            }
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), reply.Json), reply.Body);
    }

    [Fact]
    public async Task RepeatedAnswer_GetsTheStoredResultAndSaysSo()
    {
        var first = await _host.PostAsync(Path, Bodies.Attempt);
        _host.Grains.Learner.Judge = answer => Samples.Accepted(answer) with { Status = AnswerStatus.Duplicate };
        var again = await _host.PostAsync(Path, Bodies.Attempt);
        Assert.Equal((200, first.Body), (again.Status, again.Body));
        Assert.Equal(["true"], again.Headers.GetValues("Idempotent-Replayed"));
    }

    [Theory]
    [InlineData("%01")]
    [InlineData("a%20b")]
    [InlineData("so%C3%A9")]
    [InlineData("own-%0A")]
    public async Task QuestionId_ThatCanBeNone_IsUnknownWithoutAskingAnyone(string id)
    {
        var reply = await _host.PostAsync($"/v1/questions/{id}/attempts", Bodies.Attempt);
        Assert.Equal((404, "unknown-question"), (reply.Status, reply.Code));
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Fact]
    public async Task QuestionId_OfAnyLength_IsUnknown()
    {
        var reply = await _host.PostAsync($"/v1/questions/{new string('q', 201)}/attempts", Bodies.Attempt);
        Assert.Equal((404, "unknown-question"), (reply.Status, reply.Code));
    }
}
