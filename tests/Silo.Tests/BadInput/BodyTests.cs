using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.BadInput;

/// <summary>Bodies that cannot be read or do not fit. Each is refused with its place, and nothing is written.</summary>
[Collection(SharedSilo.Name)]
public sealed class BodyTests(SiloFixture silo) : IAsyncLifetime
{
    private static readonly QuestionVersion Single = Bank.First(QuestionType.Single);
    private static readonly string Path = $"/v1/questions/{Single.QuestionId}/attempts";
    private LearnerClient _guest = null!;

    private static JsonObject Body => Answers.Right(Single).But("questionId", null);

    public async Task InitializeAsync() => _guest = await silo.GuestAsync();

    public async Task DisposeAsync() => Assert.Empty(await _guest.AttemptsAsync());

    [Theory]
    [InlineData("{")]
    [InlineData("{\"attemptId\": }")]
    [InlineData("{'attemptId': 1}")]
    [InlineData("\u0000\u0001")]
    public async Task Malformed_JSON(string body) =>
        (await _guest.PostAsync(Path, body)).Problem(HttpStatusCode.BadRequest, "malformed-json");

    [Theory]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("7")]
    public async Task JSON_of_another_shape(string body) =>
        (await _guest.PostAsync(Path, body)).Problem(HttpStatusCode.BadRequest, "invalid-body");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public async Task No_body_at_all(string body) =>
        (await _guest.PostAsync(Path, body)).Problem(HttpStatusCode.BadRequest, "bad-request");

    [Theory]
    [InlineData("attemptId", "\"not-a-guid\"")]
    [InlineData("attemptId", "7")]
    [InlineData("version", "\"1\"")]
    [InlineData("version", "1.5")]
    [InlineData("version", "99999999999")]
    [InlineData("response", "7")]
    [InlineData("response", "{\"id\":\"a\"}")]
    [InlineData("response", "[1]")]
    [InlineData("response", "\"a\\u0000b\"")]
    [InlineData("answeredAt", "\"yesterday\"")]
    [InlineData("answeredAt", "\"2026-01-01\"")]
    [InlineData("answeredAt", "\"2026-01-01T10:00:00\"")]
    [InlineData("answeredAt", "1767225600")]
    [InlineData("responseMs", "\"9\"")]
    [InlineData("responseMs", "1e99")]
    [InlineData("hintsUsed", "true")]
    [InlineData("rating", "\"good\"")]
    public async Task A_value_of_the_wrong_type(string member, string value)
    {
        var reply = await _guest.PostAsync(Path, Body.But(member, JsonNode.Parse(value)));
        reply.Problem(HttpStatusCode.BadRequest, "invalid-body");
        var (code, place) = reply.Fault();
        Assert.Equal("invalid-value", code);
        Assert.StartsWith($"#/{member}", place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attemptId")]
    [InlineData("version")]
    [InlineData("response")]
    [InlineData("answeredAt")]
    [InlineData("responseMs")]
    [InlineData("hintsUsed")]
    public async Task A_member_that_is_missing_or_null(string member)
    {
        var missing = await _guest.PostAsync(Path, Body.But(member, null));
        missing.Problem(HttpStatusCode.BadRequest, "invalid-body");
        Assert.Equal(("required", $"#/{member}"), missing.Fault());

        var body = Body;
        body[member] = null;
        var isNull = await _guest.PostAsync(Path, body);
        isNull.Problem(HttpStatusCode.BadRequest, "invalid-body");
        Assert.Equal($"#/{member}", isNull.Fault().Place);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("Version")]
    [InlineData("__proto__")]
    [InlineData("questionId")]
    public async Task A_member_that_is_not_known(string member)
    {
        var reply = await _guest.PostAsync(Path, Body.But(member, 1));
        reply.Problem(HttpStatusCode.BadRequest, "invalid-body");
        Assert.Equal(("unknown-member", $"#/{member}"), reply.Fault());
    }

    [Fact]
    public async Task A_member_that_comes_twice()
    {
        var reply = await _guest.PostAsync(Path, Body.ToJsonString().Replace("\"version\":1", "\"version\":1,\"version\":2", StringComparison.Ordinal));
        reply.Problem(HttpStatusCode.BadRequest, "invalid-body");
        Assert.Equal("duplicate-member", reply.Fault().Code);
    }

    [Fact]
    public async Task A_body_over_the_limit()
    {
        var large = Body.But("response", new string('x', 70_000));
        (await _guest.PostAsync(Path, large)).Problem(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        var batch = await _guest.BatchAsync(Enumerable.Repeat(Answers.Right(Single).But("response", new string('x', 60_000)), 20));
        batch.Problem(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task A_text_response_that_no_one_types() =>
        (await _guest.AnswerAsync(Answers.With(Bank.First(QuestionType.Short), new string('x', 501))))
            .Problem(HttpStatusCode.UnprocessableEntity, "response-too-long");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type(string type) =>
        (await _guest.PostAsync(Path, Body.ToJsonString(), type)).Problem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

    [Fact]
    public async Task Bytes_that_are_no_text() =>
        (await _guest.PostAsync(Path, [.. Encoding.UTF8.GetBytes("{\"response\":\""), 0xff, 0xfe, .. "\"}"u8], "application/json"))
            .Problem(HttpStatusCode.BadRequest, "invalid-body");

    [Fact]
    public async Task An_empty_batch_and_one_that_is_no_list()
    {
        (await _guest.BatchAsync()).Problem(HttpStatusCode.UnprocessableEntity, "batch-size");
        (await _guest.PostAsync("/v1/attempts:batch", """{"attempts":{}}""")).Problem(HttpStatusCode.BadRequest, "invalid-body");
        (await _guest.PostAsync("/v1/attempts:batch", """{"attempts":null}""")).Problem(HttpStatusCode.BadRequest, "invalid-body");
        (await _guest.PostAsync("/v1/attempts:batch", "[]")).Problem(HttpStatusCode.BadRequest, "invalid-body");
    }
}
