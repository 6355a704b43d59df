using System.Text.Json.Nodes;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

[Collection(SharedSilo.Name)]
public sealed class BatchTests(SiloFixture silo)
{
    [Fact]
    public async Task Each_answer_gets_its_own_status_and_no_bad_one_harms_another()
    {
        var guest = await silo.GuestAsync();
        var questions = Bank.Mixed(2);
        var known = Answers.Right(questions[0]);
        (await guest.AnswerAsync(known)).Ok();
        var fresh = Answers.Right(questions[1]);

        var results = (await guest.BatchAsync(
            fresh,
            known,
            known.But("responseMs", 1),
            Answers.Right(questions[2]).But("answeredAt", "2019-05-01T10:00:00+07:00"),
            fresh,
            fresh.But("hintsUsed", 3),
            Answers.Right(questions[3]).But("version", 9),
            Answers.Right(questions[4]).But("questionId", "nobody-knows-01"),
            Answers.Right(questions[5]).But("attemptId", "7"),
            Answers.Right(questions[6]).But("sneaky", true),
            null,
            Answers.Right(questions[7]))).Ok()["results"]!.AsArray();

        Assert.Equal(
            ["accepted", "duplicate", "conflict", "stale", "duplicate", "conflict", "invalid", "invalid", "invalid", "invalid", "invalid", "accepted"],
            results.Select(result => (string?)result!["status"]));
        Assert.Equal(fresh.Id(), (string?)results[0]!["attemptId"]);
        Assert.Equal(["#/attempts/6/version", "#/attempts/7/questionId", "#/attempts/8/attemptId", "#/attempts/9/sneaky"],
            results.Skip(6).Take(4).Select(result => (string?)result!["errors"]![0]!["pointer"]));
        Assert.Equal(3, (int)(await guest.ProgressAsync())["attempts"]!);
    }

    [Fact]
    public async Task A_batch_of_500_is_taken_and_one_more_is_not()
    {
        var guest = await silo.GuestAsync();
        var questions = Bank.Mixed(20);
        var start = DateTimeOffset.UtcNow.AddDays(-20);
        var answers = Enumerable.Range(0, 500)
            .Select(i => Answers.Right(questions[i % questions.Count], start.AddMinutes(i * 57)))
            .ToArray();

        var results = (await guest.BatchAsync(answers)).Ok()["results"]!.AsArray();

        Assert.All(results, result => Assert.Equal("accepted", (string?)result!["status"]));
        Assert.Equal(500, (await guest.AttemptsAsync()).Count);
        (await guest.BatchAsync([.. answers, answers[0]])).Problem(System.Net.HttpStatusCode.UnprocessableEntity, "batch-size");
    }

    [Fact]
    public async Task A_late_answer_is_folded_in_where_it_belongs()
    {
        var guest = await silo.GuestAsync();
        var question = Bank.First(QuestionType.Single);
        var times = new[] { -9, -6, -2 }.Select(days => DateTimeOffset.UtcNow.AddDays(days)).ToArray();
        (await guest.AnswerAsync(Answers.Right(question, times[0]))).Ok();
        var newest = (await guest.AnswerAsync(Answers.Right(question, times[2]))).Ok();

        var late = (await guest.AnswerAsync(Answers.Wrong(question, times[1]))).Ok();

        var card = Assert.Single(await guest.CardsAsync());
        Assert.Equal(3, (int)card["reps"]!);
        Assert.NotEqual((double)newest["card"]!["stability"]!, (double)card["stability"]!);
        Assert.NotEqual((double)late["card"]!["stability"]!, (double)card["stability"]!);
    }

    [Fact]
    public async Task Two_devices_that_send_the_same_batch_at_once_count_it_once()
    {
        var guest = await silo.GuestAsync();
        var answers = Bank.Mixed(10).Select(question => Answers.Right(question)).Cast<JsonNode>().ToArray();

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => guest.BatchAsync(answers)));

        var statuses = replies.SelectMany(reply => reply.Ok()["results"]!.AsArray()).Select(result => (string?)result!["status"]).ToArray();
        Assert.Equal(answers.Length, statuses.Count(status => status == "accepted"));
        Assert.Equal(3 * answers.Length, statuses.Count(status => status == "duplicate"));
        Assert.Equal(answers.Length, (await guest.AttemptsAsync()).Count);
    }
}
