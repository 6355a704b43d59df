using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.BadInput;

/// <summary>Answers that can be read and make no sense. Each is refused with its place, and nothing is written.</summary>
[Collection(SharedSilo.Name)]
public sealed class AnswerTests(SiloFixture silo) : IAsyncLifetime
{
    private static readonly QuestionVersion Single = Bank.First(QuestionType.Single);
    private LearnerClient _guest = null!;

    private static JsonObject Right => Answers.Right(Single);

    public async Task InitializeAsync() => _guest = await silo.GuestAsync();

    public async Task DisposeAsync() => Assert.Empty(await _guest.AttemptsAsync());

    [Theory]
    [InlineData("nobody-knows-01")]
    [InlineData("own-0123456789abcdef01234567")]
    [InlineData("a%20b")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("%27%3B%20drop%20table%20attempts%3B--")]
    public async Task An_unknown_question(string id) =>
        (await _guest.AnswerAsync(Right.But("questionId", id))).Problem(HttpStatusCode.NotFound, "unknown-question");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public async Task A_version_that_there_never_was(int version) => await RefusedAsync(Right.But("version", version), "wrong-version", "version");

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", "stale-attempt")]
    [InlineData("0001-01-01T00:00:00Z", "stale-attempt")]
    [InlineData("9999-12-31T23:59:59Z", "answered-in-future")]
    public async Task An_absurd_time(string time, string code) => await RefusedAsync(Right.But("answeredAt", time), code, "answeredAt");

    [Fact]
    public async Task A_clock_more_than_a_day_ahead() =>
        await RefusedAsync(Right.But("answeredAt", Time(DateTimeOffset.UtcNow.AddHours(30))), "answered-in-future", "answeredAt");

    [Fact]
    public async Task A_clock_less_than_a_day_ahead_is_believed_and_later_answers_still_count()
    {
        var guest = await silo.GuestAsync();
        (await guest.AnswerAsync(Right.But("answeredAt", Time(DateTimeOffset.UtcNow.AddHours(20))))).Ok();
        (await guest.AnswerAsync(Right)).Ok();
        Assert.Equal(2, (int)Assert.Single(await guest.CardsAsync())["reps"]!);
    }

    [Fact]
    public async Task A_time_without_its_day()
    {
        var reply = await _guest.AnswerAsync(Right.But("answeredAt", "2026-02-30T10:00:00Z"));
        reply.Problem(HttpStatusCode.BadRequest, "invalid-body");
        Assert.Equal(("invalid-value", "#/answeredAt"), reply.Fault());
    }

    [Fact]
    public async Task An_attempt_id_of_another_kind_or_time()
    {
        await RefusedAsync(Right.But("attemptId", Guid.NewGuid().ToString()), "attempt-id-not-v7", "attemptId");
        await RefusedAsync(Right.But("attemptId", Guid.Empty.ToString()), "attempt-id-not-v7", "attemptId");
        await RefusedAsync(Right.But("attemptId", Id(DateTimeOffset.UnixEpoch)), "attempt-id-time", "attemptId");
        await RefusedAsync(Right.But("attemptId", Id(DateTimeOffset.UtcNow.AddDays(2))), "attempt-id-time", "attemptId");
        await RefusedAsync(Right.But("attemptId", "ffffffff-ffff-7fff-bfff-ffffffffffff"), "attempt-id-time", "attemptId");
    }

    [Theory]
    [InlineData("hintsUsed", -1, "hints-out-of-range")]
    [InlineData("hintsUsed", 21, "hints-out-of-range")]
    [InlineData("hintsUsed", int.MaxValue, "hints-out-of-range")]
    [InlineData("responseMs", -1, "response-ms-out-of-range")]
    [InlineData("responseMs", 86_400_001, "response-ms-out-of-range")]
    [InlineData("rating", 0, "rating-out-of-range")]
    [InlineData("rating", 5, "rating-out-of-range")]
    [InlineData("rating", -2147483648, "rating-out-of-range")]
    public async Task A_number_out_of_range(string member, int value, string code) => await RefusedAsync(Right.But(member, value), code, member);

    [Fact]
    public async Task A_response_that_does_not_fit_the_type()
    {
        await RefusedAsync(Right.But("response", new JsonArray("a", "b")), "response-shape", "response");
        await RefusedAsync(Answers.With(Bank.First(QuestionType.Multiple), "a"), "response-shape", "response");
        await RefusedAsync(Answers.With(Bank.First(QuestionType.Cloze), new JsonArray("a")), "response-shape", "response");
        await RefusedAsync(Answers.With(Bank.First(QuestionType.Flashcard), ""), "rating-missing", "rating");
    }

    [Fact]
    public async Task An_option_that_the_question_does_not_have()
    {
        await RefusedAsync(Right.But("response", "z"), "unknown-option", "response");
        await RefusedAsync(Answers.With(Bank.First(QuestionType.Multiple), new JsonArray("a", "zz")), "unknown-option", "response");
    }

    private async Task RefusedAsync(JsonObject answer, string code, string member)
    {
        var reply = await _guest.AnswerAsync(answer);
        reply.Problem(HttpStatusCode.UnprocessableEntity, code);
        Assert.Equal((code, $"#/{member}"), reply.Fault());
        // The same in a batch harms nothing and is told the same way.
        var result = (await _guest.BatchAsync(answer)).Ok()["results"]![0]!;
        Assert.Equal(code == "stale-attempt" ? "stale" : "invalid", (string?)result["status"]);
        Assert.EndsWith($"/{code}", (string?)result["problem"]!["type"], StringComparison.Ordinal);
        Assert.Equal($"#/attempts/0/{member}", (string?)result["errors"]![0]!["pointer"]);
    }

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static string Id(DateTimeOffset time) => Guid.CreateVersion7(time).ToString();
}
