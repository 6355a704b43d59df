using System.Net;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Operations;

[Collection(SharedSilo.Name)]
public sealed class StatisticsTests(SiloFixture silo)
{
    [Fact]
    public async Task First_answers_move_a_question_and_repeated_ones_are_counted_only()
    {
        // A question that no other test answers, or the counts would be theirs too.
        var question = Bank.Questions.Values.OrderBy(question => question.QuestionId, StringComparer.Ordinal).Last();
        var (one, other) = (await silo.GuestAsync(), await silo.GuestAsync());
        var path = $"/v1/questions/{question.QuestionId}/statistics";
        var before = (await one.GetAsync(path)).Ok();
        Assert.Equal((0, 0), ((int)before["attempts"]!, (int)before["allAttempts"]!));

        (await one.AnswerAsync(Answers.Wrong(question))).Ok();
        (await one.AnswerAsync(Answers.Right(question))).Ok();
        (await other.AnswerAsync(Answers.Wrong(question))).Ok();

        var after = await Eventually.IsAsync(async () => (await one.GetAsync(path)).Ok(), reply => (int)reply["allAttempts"]! >= 3);
        Assert.Equal((2, 3), ((int)after["attempts"]!, (int)after["allAttempts"]!));
        Assert.True((double)after["difficulty"]! > (double)before["difficulty"]!);
        Assert.True((double)after["deviation"]! < (double)before["deviation"]!);
        Assert.Equal(0, (double)after["facility"]!, 6);
    }

    [Fact]
    public async Task A_question_that_is_not_in_the_bank_has_none()
    {
        var guest = await silo.GuestAsync();
        (await guest.GetAsync("/v1/questions/nobody-knows-01/statistics")).Problem(HttpStatusCode.NotFound, "unknown-question");
    }
}
