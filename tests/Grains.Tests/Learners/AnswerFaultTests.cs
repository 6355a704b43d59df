using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Grains.Tests.Support;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>Every way in which an answer is wrong: said, and neither stored nor harmful to its neighbours.</summary>
[Collection(ClusterGroup.Name)]
public sealed class AnswerFaultTests(ClusterFixture fixture)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static readonly Answer Good = Answers.To(SampleBank.Single(1), Now);

    private static readonly Answer Card = Answers.To(SampleBank.Flashcard, Now, "") with { Rating = Rating.Good };

    public static TheoryData<AnswerFault, Answer> Faulty => new()
    {
        { AnswerFault.UnknownQuestion, Good with { QuestionId = "no-such-question" } },
        { AnswerFault.UnknownQuestion, Card with { QuestionId = "own-000000000000000000000000" } },
        { AnswerFault.UnknownVersion, Good with { Version = 2 } },
        { AnswerFault.UnknownVersion, Good with { Version = 0 } },
        { AnswerFault.ResponseShape, Good with { Response = Choices("a", "b") } },
        { AnswerFault.ResponseShape, Good with { Response = Choices() } },
        { AnswerFault.ResponseShape, Good with { QuestionId = SampleBank.Multiple, Response = Choices("a", "a") } },
        { AnswerFault.ResponseShape, Good with { QuestionId = SampleBank.Multiple, Response = Text("a") } },
        { AnswerFault.ResponseShape, Good with { QuestionId = SampleBank.Cloze, Response = Choices("a") } },
        { AnswerFault.UnknownOption, Good with { Response = Text("z") } },
        { AnswerFault.UnknownOption, Good with { QuestionId = SampleBank.Multiple, Response = Choices("a", "z") } },
        { AnswerFault.RatingMissing, Card with { Rating = null } },
        { AnswerFault.AttemptIdNotV7, Good with { AttemptId = Guid.NewGuid() } },
        { AnswerFault.AttemptIdNotV7, Good with { AttemptId = Guid.Empty } },
        { AnswerFault.AttemptIdTime, Good with { AttemptId = Guid.CreateVersion7(Now.AddDays(2)) } },
        { AnswerFault.AttemptIdTime, Good with { AttemptId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(29)) } },
        { AnswerFault.AttemptIdTime, Good with { AttemptId = new Guid("ffffffff-ffff-7fff-bfff-ffffffffffff") } },
        { AnswerFault.AnsweredInFuture, Good with { AnsweredAt = Now.AddHours(25) } },
        { AnswerFault.AnsweredInFuture, Good with { AnsweredAt = DateTimeOffset.MaxValue } },
        { AnswerFault.ResponseTooLong, Good with { QuestionId = SampleBank.Short, Response = Text(new string('x', 501)) } },
        { AnswerFault.HintsOutOfRange, Good with { HintsUsed = -1 } },
        { AnswerFault.HintsOutOfRange, Good with { HintsUsed = 21 } },
        { AnswerFault.ResponseMsOutOfRange, Good with { ResponseMs = -1 } },
        { AnswerFault.ResponseMsOutOfRange, Good with { ResponseMs = 24 * 60 * 60 * 1000 + 1 } },
        { AnswerFault.RatingOutOfRange, Card with { Rating = 0 } },
        { AnswerFault.RatingOutOfRange, Good with { Rating = (Rating)5 } },
    };

    [Fact]
    public void Faulty_LeavesOutNoFault() =>
        Assert.Equal(
            Enum.GetValues<AnswerFault>().Except([AnswerFault.None]),
            Faulty.Select(row => (AnswerFault)row[0]).Distinct().Order());

    [Fact]
    public async Task EachFault_IsSaid_AndItsNeighbourIsAccepted()
    {
        var learner = await fixture.Cluster.RegisterAsync();
        var answered = 0;
        foreach (var row in Faulty)
        {
            var (fault, answer) = ((AnswerFault)row[0], (Answer)row[1]);
            if (answer.AttemptId == Good.AttemptId || answer.AttemptId == Card.AttemptId)
                answer = answer with { AttemptId = Guid.CreateVersion7() };

            var outcomes = (await learner.AnswerAsync(Answers.Request(answer, Answers.To(SampleBank.Single(3), DateTimeOffset.UtcNow)))).Outcomes;

            Assert.Equal((AnswerStatus.Invalid, fault, null), (outcomes[0].Status, outcomes[0].Fault, outcomes[0].Result));
            Assert.Equal(AnswerStatus.Accepted, outcomes[1].Status);
            Assert.Equal(++answered, (await fixture.Store.Log.ReadAsync(learner.GetPrimaryKey())).Count);
        }
    }

    private static ResponseValue Text(string text) => new() { Text = text };

    private static ResponseValue Choices(params string[] ids) => new() { Choices = ids };
}
