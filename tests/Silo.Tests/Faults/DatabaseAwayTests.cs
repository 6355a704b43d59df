using System.Net;
using EnglishLearning.Core.Questions;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using EnglishLearning.TestKit;
using Xunit;

namespace EnglishLearning.Silo.Tests.Faults;

/// <summary>PostgreSQL goes away under a running silo and comes back.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private PostgresServer _server = null!;

    public async Task InitializeAsync() => _server = await TestPostgres.StartNewAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Answers_wait_with_the_client_and_count_once_when_it_is_back()
    {
        await using var silo = await RunningSilo.StartAsync(
            ("Storage:Provider", "Postgres"), ("ConnectionStrings:Postgres", await _server.Access.CreateDatabaseAsync()));
        var (guest, newcomer) = (await LearnerClient.GuestAsync(silo.Http), await LearnerClient.GuestAsync(silo.Http));
        var question = Bank.First(QuestionType.Single);
        var before = Answers.Right(question);
        (await guest.AnswerAsync(before)).Ok();
        var during = Answers.Wrong(question);

        await _server.StopAsync();
        foreach (var reply in new[]
        {
            await guest.AnswerAsync(during),
            await guest.BatchAsync(during),
            await newcomer.GetAsync("/v1/me/attempts"),
            await guest.DeleteAsync($"/v1/me/attempts/{before.Id()}"),
        })
        {
            reply.Problem(HttpStatusCode.ServiceUnavailable, "database-unavailable");
            Assert.True(reply.RetryAfterSeconds > 0);
        }
        (await Reply.OfAsync(await silo.Http.PostAsync("/v1/auth/guest", null))).Problem(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        var import = await guest.PostAsync("/v1/me/history:import", "card_id,review_time,rating,duration_ms\nk,2019-03-01,3,1\n", "text/csv");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, import.Status);
        Assert.True(import.RetryAfterSeconds > 0);
        (await Reply.OfAsync(await silo.Http.GetAsync("/readyz"))).Problem(HttpStatusCode.ServiceUnavailable, "not-ready");
        Assert.Equal(HttpStatusCode.OK, (await silo.Http.GetAsync("/livez")).StatusCode);

        await _server.StartAsync();
        await Eventually.IsAsync(() => silo.Http.GetAsync("/readyz"), reply => reply.StatusCode == HttpStatusCode.OK);
        var accepted = await guest.AnswerAsync(during);
        accepted.Ok();
        Assert.False(accepted.Headers.Contains("Idempotent-Replayed"));
        Assert.True((await guest.AnswerAsync(during)).Headers.Contains("Idempotent-Replayed"));
        Assert.Equal([during.Id(), before.Id()], (await guest.AttemptsAsync()).Select(entry => (string)entry["attemptId"]!));
        // The attempts stream goes on where it stood.
        await Eventually.IsAsync(
            async () => (int)(await guest.GetAsync($"/v1/questions/{question.QuestionId}/statistics")).Ok()["allAttempts"]!, seen => seen == 2);
    }
}
