using System.Net;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

[Collection(SharedSilo.Name)]
public sealed class HistoryTests(SiloFixture silo)
{
    [Fact]
    public async Task Cards_and_attempts_come_in_pages_that_miss_nothing_and_repeat_nothing()
    {
        var guest = await silo.GuestAsync();
        var questions = Bank.Mixed(5);
        (await guest.BatchAsync(questions.Select((question, i) => Answers.Right(question, DateTimeOffset.UtcNow.AddMinutes(-i))))).Ok();

        var cards = await guest.PagesAsync("/v1/me/cards", "cards", limit: 4);
        var attempts = await guest.PagesAsync("/v1/me/attempts", "attempts", limit: 4);

        Assert.Equal(questions.Select(question => question.QuestionId).Order(StringComparer.Ordinal), cards.Select(card => (string)card["questionId"]!));
        Assert.Equal(questions.Select(question => question.QuestionId), attempts.Select(attempt => (string)attempt["questionId"]!));
        Assert.Equal(
            ["difficulty", "due", "lapses", "questionId", "reps", "retrievability", "stability", "state"],
            cards[0].Select(member => member.Key).Order());
        var page = await guest.GetAsync("/v1/me/cards?limit=4");
        Assert.Equal($"</v1/me/cards?limit=4&cursor={page.Json["nextCursor"]}>; rel=\"next\"", Assert.Single(page.Headers.GetValues("Link")));
    }

    [Fact]
    public async Task An_attempt_is_told_as_it_was_sent()
    {
        var guest = await silo.GuestAsync();
        var answer = Answers.Wrong(Bank.First(QuestionType.Multiple), DateTimeOffset.UtcNow.AddMinutes(-2)).But("hintsUsed", 2);
        (await guest.AnswerAsync(answer)).Ok();

        var stored = Assert.Single(await guest.AttemptsAsync());

        Assert.Equal("answer", (string?)stored["kind"]);
        foreach (var member in new[] { "attemptId", "questionId", "version", "response", "responseMs", "hintsUsed" })
            Assert.Equal(answer[member]!.ToJsonString(), stored[member]!.ToJsonString());
        Assert.Equal(DateTimeOffset.Parse((string)answer["answeredAt"]!, System.Globalization.CultureInfo.InvariantCulture), (DateTimeOffset)stored["answeredAt"]!, TimeSpan.FromMilliseconds(1));
        Assert.True((bool)stored["rated"]!);
    }

    [Fact]
    public async Task Progress_tells_what_was_done()
    {
        var guest = await silo.GuestAsync();
        var questions = Bank.Mixed(2);
        (await guest.BatchAsync(questions.Select(question => Answers.Wrong(question, DateTimeOffset.UtcNow.AddDays(-1))))).Ok();
        (await guest.BatchAsync(questions.Take(4).Select(question => Answers.Right(question)))).Ok();

        var progress = await guest.ProgressAsync();

        Assert.Equal(questions.Count + 4, (int)progress["attempts"]!);
        Assert.Equal(4, (int)progress["correct"]!);
        Assert.Equal(2, (int)progress["activeDays"]!);
        Assert.Equal(2, (int)progress["streakDays"]!);
        Assert.Equal(questions.Count, (int)progress["cards"]!);
        Assert.Equal(questions.Count - 4, (int)progress["dueNow"]!);
        Assert.Equal(0.9, (double)progress["desiredRetention"]!, 6);
    }

    [Fact]
    public async Task The_last_answer_is_taken_back_and_nothing_is_erased()
    {
        var guest = await silo.GuestAsync();
        var question = Bank.First(QuestionType.Cloze);
        (await guest.AnswerAsync(Answers.Right(question, DateTimeOffset.UtcNow.AddDays(-3)))).Ok();
        var before = ((await guest.CardsAsync())[0].ToJsonString(), (await guest.ProgressAsync())["skills"]!.ToJsonString());
        var slip = Answers.Wrong(question);
        (await guest.AnswerAsync(slip)).Ok();
        Assert.NotEqual(before.Item1, (await guest.CardsAsync())[0].ToJsonString());

        for (var tries = 0; tries < 2; tries++)
            Assert.Equal(HttpStatusCode.NoContent, (await guest.DeleteAsync($"/v1/me/attempts/{slip.Id()}")).Status);

        Assert.Equal(before, ((await guest.CardsAsync())[0].ToJsonString(), (await guest.ProgressAsync())["skills"]!.ToJsonString()));
        Assert.Equal(1, (int)(await guest.ProgressAsync())["attempts"]!);
        var log = await guest.AttemptsAsync();
        Assert.Equal(3, log.Count);
        Assert.Equal(slip.Id(), (string?)log.Single(entry => (string?)entry["kind"] == "void")["voids"]);
    }

    [Fact]
    public async Task An_answer_taken_back_and_sent_again_does_not_count_again()
    {
        var guest = await silo.GuestAsync();
        var slip = Answers.Right(Bank.First(QuestionType.Cloze));
        (await guest.AnswerAsync(slip)).Ok();
        await guest.DeleteAsync($"/v1/me/attempts/{slip.Id()}");

        Assert.True((await guest.AnswerAsync(slip)).Headers.Contains("Idempotent-Replayed"));

        Assert.Equal(0, (int)(await guest.ProgressAsync())["attempts"]!);
        Assert.Equal(2, (await guest.AttemptsAsync()).Count);
    }

    [Fact]
    public async Task Only_ones_own_last_answer_can_be_taken_back()
    {
        var (guest, other) = (await silo.GuestAsync(), await silo.GuestAsync());
        var first = Answers.Right(Bank.First(QuestionType.Cloze), DateTimeOffset.UtcNow.AddMinutes(-5));
        var last = Answers.Right(Bank.First(QuestionType.Short));
        (await guest.BatchAsync(first, last)).Ok();

        (await guest.DeleteAsync($"/v1/me/attempts/{first.Id()}")).Problem(HttpStatusCode.Conflict, "not-last-attempt");
        (await guest.DeleteAsync($"/v1/me/attempts/{Guid.CreateVersion7()}")).Problem(HttpStatusCode.NotFound, "unknown-attempt");
        (await other.DeleteAsync($"/v1/me/attempts/{last.Id()}")).Problem(HttpStatusCode.NotFound, "unknown-attempt");
        Assert.Equal(2, (int)(await guest.ProgressAsync())["attempts"]!);
    }
}
