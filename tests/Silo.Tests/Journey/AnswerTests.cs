using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

[Collection(SharedSilo.Name)]
public sealed class AnswerTests(SiloFixture silo)
{
    /// <summary>Key "grandparents".</summary>
    private static readonly QuestionVersion Typed = Bank.Questions["vocabulary-a1-family-03"];

    public static TheoryData<QuestionType> Types => [.. Enum.GetValues<QuestionType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_right_answer_counts_and_is_explained(QuestionType type)
    {
        var guest = await silo.GuestAsync();
        var question = Bank.First(type);
        var answer = Answers.Right(question);

        var reply = (await guest.AnswerAsync(answer)).Ok();

        Assert.Equal(answer.Id(), (string?)reply["attemptId"]);
        Assert.True((bool)reply["correct"]!);
        Assert.Equal(1.0, (double)reply["score"]!);
        Assert.Equal(question.Explanation, (string?)reply["explanation"]);
        Assert.Equal(
            type == QuestionType.Multiple ? new JsonArray([.. question.Key.Select(id => (JsonNode)id)]).ToJsonString() : question.Key[0],
            type == QuestionType.Multiple ? reply["correctResponse"]!.ToJsonString() : (string?)reply["correctResponse"]);
        Assert.InRange((int)reply["rating"]!, 2, 4);
        Assert.InRange((double)reply["pCorrect"]!, 0.0001, 0.9999);
        Assert.True((double)reply["card"]!["stability"]! > 0);
        Assert.InRange((double)reply["card"]!["difficulty"]!, 1, 10);
        Assert.True((DateTimeOffset)reply["card"]!["due"]! > DateTimeOffset.UtcNow);
        Assert.True((double)reply["ability"]!["deviation"]! > 0);
        Assert.NotNull((string?)reply["ability"]!["level"]);
        Assert.True((double)reply["question"]!["deviation"]! >= 0);
        Assert.NotEqual(question.QuestionId, (string?)reply["next"]!["id"]);
        Assert.Null(reply["next"]!["explanation"]);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_wrong_answer_is_rated_again_and_shows_what_was_right(QuestionType type)
    {
        var guest = await silo.GuestAsync();
        var question = Bank.First(type);

        var reply = (await guest.AnswerAsync(Answers.Wrong(question))).Ok();

        Assert.False((bool)reply["correct"]!);
        Assert.True((double)reply["score"]! < 1);
        Assert.Equal(1, (int)reply["rating"]!);
        Assert.Equal(question.Explanation, (string?)reply["explanation"]);
        Assert.True((DateTimeOffset)reply["card"]!["due"]! < DateTimeOffset.UtcNow.AddHours(1));
        Assert.Equal(0, (int)reply["card"]!["scheduledDays"]!);
    }

    [Fact]
    public async Task Success_moves_ability_up_and_failure_down()
    {
        var (winner, loser) = (await silo.GuestAsync(), await silo.GuestAsync());
        var question = Bank.First(QuestionType.Single);
        var up = (await winner.AnswerAsync(Answers.Right(question))).Ok();
        var down = (await loser.AnswerAsync(Answers.Wrong(question))).Ok();

        Assert.True((double)up["ability"]!["value"]! > (double)down["ability"]!["value"]!);
        Assert.Equal((double)up["ability"]!["value"]!, (double)(await winner.ProgressAsync())["skills"]![0]!["value"]!, 12);
    }

    [Fact]
    public async Task A_slip_of_the_pen_is_forgiven_and_shown()
    {
        var guest = await silo.GuestAsync();
        var reply = (await guest.AnswerAsync(Answers.With(Typed, "grandparants"))).Ok();
        Assert.True((bool)reply["correct"]!);
        Assert.Equal("grandparents", (string?)reply["correction"]);
    }

    [Fact]
    public async Task Another_form_of_the_word_is_no_slip()
    {
        var guest = await silo.GuestAsync();
        var reply = (await guest.AnswerAsync(Answers.With(Typed, "grandparent"))).Ok();
        Assert.False((bool)reply["correct"]!);
        Assert.Null(reply["correction"]);
    }

    [Fact]
    public async Task Hints_make_a_right_answer_a_hard_one()
    {
        var (alone, helped) = (await silo.GuestAsync(), await silo.GuestAsync());
        var answer = Answers.Right(Typed);
        Assert.Equal(3, (int)(await alone.AnswerAsync(answer)).Ok()["rating"]!);
        Assert.Equal(2, (int)(await helped.AnswerAsync(answer.But("hintsUsed", 1))).Ok()["rating"]!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_flashcard_is_rated_by_its_learner(int rating)
    {
        var guest = await silo.GuestAsync();
        var reply = (await guest.AnswerAsync(Answers.With(Bank.First(QuestionType.Flashcard), "", rating))).Ok();
        Assert.Equal(rating, (int)reply["rating"]!);
        Assert.Equal(rating > 1, (bool)reply["correct"]!);
    }

    [Fact]
    public async Task The_same_answer_again_gets_the_stored_result_and_counts_once()
    {
        var guest = await silo.GuestAsync();
        var answer = Answers.Right(Typed);
        var first = await guest.AnswerAsync(answer);
        var again = await guest.AnswerAsync(answer);

        Assert.False(first.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotent-Replayed")));
        Assert.Equal(first.Ok().ToJsonString(), again.Ok().ToJsonString());
        Assert.Equal(1, (int)(await guest.ProgressAsync())["attempts"]!);
    }

    [Fact]
    public async Task A_stored_result_stays_what_it_was_after_later_answers()
    {
        var guest = await silo.GuestAsync();
        var answer = Answers.Right(Typed, DateTimeOffset.UtcNow.AddDays(-3));
        var first = (await guest.AnswerAsync(answer)).Ok();
        foreach (var day in Enumerable.Range(0, 12))
            (await guest.AnswerAsync(Answers.Wrong(Typed, DateTimeOffset.UtcNow.AddDays(-2).AddMinutes(day)))).Ok();

        var again = (await guest.AnswerAsync(answer)).Ok();

        foreach (var member in new[] { "correct", "score", "rating", "card", "ability", "question", "pCorrect" })
            Assert.Equal(first[member]!.ToJsonString(), again[member]!.ToJsonString());
    }

    [Fact]
    public async Task Another_answer_under_the_same_id_is_a_conflict_and_changes_nothing()
    {
        var guest = await silo.GuestAsync();
        var answer = Answers.Right(Typed);
        (await guest.AnswerAsync(answer)).Ok();
        var before = (await guest.ProgressAsync()).ToJsonString();

        foreach (var other in new[] { answer.But("response", "parents"), answer.But("responseMs", 1), answer.But("hintsUsed", 2), answer.But("questionId", Bank.First(QuestionType.Cloze).QuestionId) })
            (await guest.AnswerAsync(other)).Problem(HttpStatusCode.Conflict, "attempt-conflict");

        Assert.Equal(before, (await guest.ProgressAsync()).ToJsonString());
    }

    [Fact]
    public async Task The_same_id_of_two_learners_are_two_answers()
    {
        var (one, other) = (await silo.GuestAsync(), await silo.GuestAsync());
        var answer = Answers.Right(Typed);
        (await one.AnswerAsync(answer)).Ok();
        Assert.False((await other.AnswerAsync(answer)).Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Unrated_practice_is_recorded_and_moves_nothing()
    {
        var guest = await silo.GuestAsync();
        var reply = (await guest.AnswerAsync(Answers.Right(Typed).But("unrated", true))).Ok();

        Assert.Null(reply["card"]!["due"]);
        Assert.False((bool)(Assert.Single(await guest.AttemptsAsync())["rated"]!));
        Assert.Empty((await guest.ProgressAsync())["skills"]!.AsArray());
    }

    [Fact]
    public async Task Many_answers_of_one_learner_at_once_all_count()
    {
        var guest = await silo.GuestAsync();
        var answers = Bank.Mixed(4).Select(question => Answers.Right(question)).ToArray();
        var replies = await Task.WhenAll(answers.Concat(answers).Select(guest.AnswerAsync));

        Assert.All(replies, reply => reply.Ok());
        Assert.Equal(answers.Length, replies.Count(reply => reply.Headers.Contains("Idempotent-Replayed")));
        Assert.Equal(answers.Length, (int)(await guest.ProgressAsync())["attempts"]!);
    }
}
