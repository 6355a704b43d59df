using EnglishLearning.Api.Tests.Hosting;

namespace EnglishLearning.Api.Tests.Json;

/// <summary>Bodies that are refused, each with the place of its fault. They also pin the serializer's own messages.</summary>
public sealed class StrictJsonTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    public static TheoryData<string, string, string, string> Spoiled => new()
    {
        { "\"version\":2", "\"version\":\"2\"", "#/version", "invalid-value" },
        { "\"version\":2", "\"version\":2.5", "#/version", "invalid-value" },
        { "\"version\":2", "\"version\":true", "#/version", "invalid-value" },
        { "\"version\":2", "\"version\":null", "#/version", "invalid-value" },
        { "\"version\":2", "\"version\":99999999999", "#/version", "invalid-value" },
        { "\"version\":2", "\"version\":2,\"version\":2", "#/version", "duplicate-member" },
        { "\"version\":2", "\"Version\":2", "#/Version", "unknown-member" },
        { "\"version\":2", "\"version\":2,\"correct\":true", "#/correct", "unknown-member" },
        { "\"version\":2", "\"version\":2,\"a/b~c\":true", "#/a~1b~0c", "unknown-member" },
        { "\"version\":2,", "", "#/version", "required" },
        { "\"response\":\"a\",", "", "#/response", "required" },
        { ",\"hintsUsed\":1", "", "#/hintsUsed", "required" },
        { "\"response\":\"a\"", "\"response\":null", "#/response", "null-value" },
        { "\"response\":\"a\"", "\"response\":7", "#/response", "invalid-value" },
        { "\"response\":\"a\"", "\"response\":{\"id\":\"a\"}", "#/response", "invalid-value" },
        { "\"response\":\"a\"", "\"response\":[\"a\",7]", "#/response", "invalid-value" },
        { "\"response\":\"a\"", "\"response\":[[\"a\"]]", "#/response", "invalid-value" },
        { "\"response\":\"a\"", "\"response\":[null]", "#/response", "invalid-value" },
        { "\"response\":\"a\"", "\"response\":\"\\u0000\"", "#/response", "invalid-value" },
        { "\"response\":\"a\"", "\"response\":\"\\ud800\"", "#/response", "invalid-value" },
        { "0195a1b2-0000-7000-8000-000000000001", "", "#/attemptId", "invalid-value" },
        { "0195a1b2-0000-7000-8000-000000000001", "0195a1b2000070008000000000000001", "#/attemptId", "invalid-value" },
        { "0195a1b2-0000-7000-8000-000000000001", "{0195a1b2-0000-7000-8000-000000000001}", "#/attemptId", "invalid-value" },
        { "\"hintsUsed\":1", "\"hintsUsed\":1,\"rating\":\"good\"", "#/rating", "invalid-value" },
        { "\"hintsUsed\":1", "\"hintsUsed\":1,\"unrated\":1", "#/unrated", "invalid-value" },
        { "\"responseMs\":4200", "\"responseMs\":1e99", "#/responseMs", "invalid-value" },
        { "\"responseMs\":4200", "\"responseMs\":NaN", "#/responseMs", "not-json" },
        { "\"2026-03-05T19:00:00+07:00\"", "1741176000", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "2026-03-05T19:00:00", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "2026-03-05", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "2026-02-30T19:00:00Z", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "2026-03-05T24:30:00Z", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "2026-03-05T19:00Z", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "2026-03-05 19:00:00Z", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "0001-01-01T00:00:00+14:00", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "yesterday", "#/answeredAt", "invalid-value" },
        { "2026-03-05T19:00:00+07:00", "", "#/answeredAt", "invalid-value" },
        { "}", "", "#/hintsUsed", "not-json" },
        { "}", ",}", "#", "not-json" },
        { "}", "}}", "#", "not-json" },
        { "{", "{//comment\n", "#", "not-json" },
        { "\"version\":2", "'version':2", "#", "not-json" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task SpoiledAttempt_IsRefusedWithTheFaultAtItsPlace(string good, string bad, string pointer, string code)
    {
        var body = Bodies.Attempt.Replace(good, bad, StringComparison.Ordinal);
        var answer = await _host.PostAsync("/v1/questions/q/attempts", body);
        var error = Assert.Single(answer.Json["errors"]!.AsArray())!;
        Assert.Equal(400, answer.Status);
        Assert.Equal(code == "not-json" ? "malformed-json" : "invalid-body", answer.Code);
        Assert.Equal((pointer, code), ((string)error["pointer"]!, (string)error["code"]!));
        Assert.True((long)error["line"]! >= 1 && (long)error["position"]! >= 1);
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Theory]
    [InlineData("[]", "invalid-body")]
    [InlineData("7", "invalid-body")]
    [InlineData("\"text\"", "invalid-body")]
    [InlineData("null", "bad-request")]
    [InlineData("", "bad-request")]
    [InlineData(" ", "malformed-json")]
    [InlineData("\ufeff{", "malformed-json")]
    [InlineData("nul", "malformed-json")]
    [InlineData("<xml/>", "malformed-json")]
    public async Task Body_ThatIsNoObject_IsRefused(string body, string code)
    {
        var answer = await _host.PostAsync("/v1/questions/q/attempts", body);
        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Nesting_WithoutEnd_IsRefused()
    {
        var answer = await _host.PostAsync("/v1/attempts:batch", "{\"attempts\":" + new string('[', 10_000));
        Assert.Equal((400, "malformed-json"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task MissingMembers_AreAllListed()
    {
        var answer = await _host.PostAsync("/v1/questions/q/attempts", "{\n\"version\":2}");
        Assert.Equal(
            ["#/attemptId", "#/response", "#/answeredAt", "#/responseMs", "#/hintsUsed"],
            answer.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
        Assert.Equal(2, (int)answer.Json["errors"]![0]!["line"]!);
    }

    [Theory]
    [InlineData("\"2026-03-05T19:00:00+07:00\"", "2026-03-05T12:00:00")]
    [InlineData("\"2026-03-05T12:00:00Z\"", "2026-03-05T12:00:00")]
    [InlineData("\"2026-03-05T12:00:00.250Z\"", "2026-03-05T12:00:00.25")]
    [InlineData("\"2026-03-05T12:00:00.123456789Z\"", "2026-03-05T12:00:00.1234567")]
    [InlineData("\"2026-03-05T00:00:00-12:00\"", "2026-03-05T12:00:00")]
    public async Task AnsweredAt_WithOffset_IsThatInstant(string answeredAt, string utc)
    {
        var body = Bodies.Attempt.Replace("\"2026-03-05T19:00:00+07:00\"", answeredAt, StringComparison.Ordinal);
        var answer = await _host.PostAsync("/v1/questions/q/attempts", body);
        Assert.Equal(200, answer.Status);
        var expected = DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, _host.Grains.Learner.Answered!.Answers[0].AnsweredAt.UtcDateTime);
    }
}
