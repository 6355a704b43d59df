using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Selection;
using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Storage;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>The way of an answer through two silos.</summary>
[Collection(ClusterGroup.Name)]
public sealed class AnswerTests(ClusterFixture fixture)
{
    private readonly LearningCluster _cluster = fixture.Cluster;
    private readonly IAttemptLog _log = fixture.Store.Log;

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    [Fact]
    public async Task RightAnswer_IsAccepted_AndDurable()
    {
        var learner = await _cluster.RegisterAsync();
        var answer = Answers.To(SampleBank.Single(1), Now);

        var reply = await learner.AnswerAsync(new AnswerRequest(new[] { answer }, WithNext: true));

        var outcome = Assert.Single(reply.Outcomes);
        Assert.Equal((answer.AttemptId, AnswerStatus.Accepted, AnswerFault.None), (outcome.AttemptId, outcome.Status, outcome.Fault));
        Assert.True(outcome.Result!.Correct);
        Assert.Equal("b", outcome.Result.CorrectResponse.Text);
        Assert.Equal(1, outcome.Result.Card.Reps);
        Assert.InRange(outcome.Result.PCorrect, 0.01, 0.99);
        Assert.NotNull(reply.Next);
        Assert.NotEqual(SampleBank.Single(1), reply.Next.Id);
        var stored = Assert.Single(await _log.ReadAsync(learner.GetPrimaryKey()));
        Assert.Equal((answer.AttemptId, outcome.Result.PCorrect, true), (stored.AttemptId, stored.PCorrect, stored.First));
    }

    [Fact]
    public async Task EveryQuestionType_CrossesSilos()
    {
        var random = new Random(1);
        var answers = Answers.Random(random, 40, Now);

        // Many learners, so that both silos hold some and the client talks to each.
        for (var i = 0; i < 8; i++)
        {
            var learner = await _cluster.RegisterAsync();
            var reply = await learner.AnswerAsync(new AnswerRequest(answers, WithNext: true));
            Assert.All(reply.Outcomes, outcome => Assert.Equal(AnswerStatus.Accepted, outcome.Status));

            Assert.Equal(answers.Where(a => !a.Unrated).Select(a => a.QuestionId).Distinct().Count(), (await learner.CardsAsync(null, 200)).Cards.Count);
            Assert.Equal(40, (await learner.ProgressAsync()).Attempts);
            Assert.Equal(40, (await learner.AttemptsAsync(null, 200)).Attempts.Count);
            Assert.NotEmpty((await learner.NextAsync(new PracticeRequest(20, PracticeMode.Mixed, null, null))).Questions);
        }
    }

    [Fact]
    public async Task Retry_RightAfter_IsADuplicate_WithTheSameResult()
    {
        var learner = await _cluster.RegisterAsync();
        var answer = Answers.To(SampleBank.Single(2), Now, "a");

        var first = await AnswerOneAsync(learner, answer);
        var again = await AnswerOneAsync(learner, answer);

        Assert.Equal(AnswerStatus.Duplicate, again.Status);
        Assert.Equivalent(first.Result, again.Result, strict: true);
        Assert.Single(await _log.ReadAsync(learner.GetPrimaryKey()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(19)]
    public async Task Retry_AfterDeactivation_IsADuplicate_WithTheSameResult(int which)
    {
        var learner = await _cluster.RegisterAsync();
        var answers = Enumerable.Range(0, 20).Select(i => Answers.To(SampleBank.Single(i % SampleBank.Singles), Now.AddMinutes(i - 60))).ToArray();
        var first = (await learner.AnswerAsync(Answers.Request(answers))).Outcomes;
        await _cluster.DeactivateAsync(learner);

        var again = await AnswerOneAsync(learner, answers[which]);

        Assert.Equal(AnswerStatus.Duplicate, again.Status);
        Assert.Equivalent(first[which].Result, again.Result, strict: true);
        Assert.Equal(20, (await _log.ReadAsync(learner.GetPrimaryKey())).Count);
    }

    [Fact]
    public async Task OneBatch_HoldingAnAnswerTwice_CountsItOnce()
    {
        var learner = await _cluster.RegisterAsync();
        var answer = Answers.To(SampleBank.Single(3), Now);

        var outcomes = (await learner.AnswerAsync(Answers.Request(answer, answer))).Outcomes;

        Assert.Equal([AnswerStatus.Accepted, AnswerStatus.Duplicate], outcomes.Select(outcome => outcome.Status));
        Assert.Equivalent(outcomes[0].Result, outcomes[1].Result, strict: true);
        Assert.Equal(1, (await learner.ProgressAsync()).Attempts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SameId_WithAnotherBody_IsAConflict(bool afterDeactivation)
    {
        var learner = await _cluster.RegisterAsync();
        var answer = Answers.To(SampleBank.Single(4), Now.AddMinutes(-5));
        await AnswerOneAsync(learner, answer);
        var before = await learner.ProgressAsync();
        if (afterDeactivation)
            await _cluster.DeactivateAsync(learner);

        Answer[] others =
        [
            answer with { Response = new ResponseValue { Text = "a" } },
            answer with { QuestionId = SampleBank.Single(5) },
            answer with { AnsweredAt = answer.AnsweredAt.AddMinutes(-1) },
            answer with { AnsweredAt = answer.AnsweredAt.AddMinutes(1) },
            answer with { ResponseMs = 1 },
            answer with { HintsUsed = 1 },
            answer with { Unrated = true },
        ];
        var outcomes = (await learner.AnswerAsync(Answers.Request(others[..1]))).Outcomes
            .Concat((await learner.AnswerAsync(Answers.Request(others[1..2]))).Outcomes)
            .Concat((await learner.AnswerAsync(Answers.Request([.. others[2..], answer]))).Outcomes)
            .ToArray();

        Assert.All(outcomes[..^1], outcome => Assert.Equal((AnswerStatus.Conflict, null), (outcome.Status, outcome.Result)));
        Assert.Equal(before.Attempts, (await learner.ProgressAsync()).Attempts);
        Assert.Single(await _log.ReadAsync(learner.GetPrimaryKey()));
    }

    [Fact]
    public async Task TwoBodiesUnderOneId_InOneBatch_AcceptTheFirst()
    {
        var learner = await _cluster.RegisterAsync();
        var answer = Answers.To(SampleBank.Single(4), Now);
        var broken = answer with { Response = new ResponseValue { Text = "\ud800" } };

        var outcomes = (await learner.AnswerAsync(Answers.Request(answer, answer with { QuestionId = SampleBank.Cloze }, broken))).Outcomes;

        Assert.Equal(
            [AnswerStatus.Accepted, AnswerStatus.Conflict, AnswerStatus.Conflict],
            outcomes.Select(outcome => outcome.Status));
    }

    [Fact]
    public async Task OldAnswer_IsStale_AndJustYoungEnough_IsNot()
    {
        var learner = await _cluster.RegisterAsync();
        var oldest = Now - new GrainOptions().AnswerRetention;

        var outcomes = (await learner.AnswerAsync(Answers.Request(
            Answers.To(SampleBank.Single(1), oldest.AddMinutes(-1)), Answers.To(SampleBank.Single(2), oldest.AddMinutes(1))))).Outcomes;

        Assert.Equal([AnswerStatus.Stale, AnswerStatus.Accepted], outcomes.Select(outcome => outcome.Status));
        Assert.Single(await _log.ReadAsync(learner.GetPrimaryKey()));
    }

    [Fact]
    public async Task ClockAhead_CountsAsTheClientSays_AndItsRetryIsADuplicate()
    {
        var learner = await _cluster.RegisterAsync();
        var answer = Answers.To(SampleBank.Single(1), Now.AddHours(23)) with { AttemptId = Guid.CreateVersion7() };

        var first = await AnswerOneAsync(learner, answer);
        await _cluster.DeactivateAsync(learner);
        var again = await AnswerOneAsync(learner, answer);

        Assert.Equal((AnswerStatus.Accepted, AnswerStatus.Duplicate), (first.Status, again.Status));
        var stored = Assert.Single(await _log.ReadAsync(learner.GetPrimaryKey()));
        Assert.Equal(answer.AnsweredAt.ToUnixTimeMilliseconds(), stored.AnsweredAt.ToUnixTimeMilliseconds());
        Assert.InRange(stored.ReceivedAt, Now.AddMinutes(-1), Now);
    }

    [Fact]
    public async Task UnknownLearner_IsSaid()
    {
        var learner = _cluster.Learner(Guid.CreateVersion7());

        await Assert.ThrowsAsync<UnknownLearnerException>(() => learner.ProgressAsync());
        await Assert.ThrowsAsync<UnknownLearnerException>(() => AnswerOneAsync(learner, Answers.To(SampleBank.Single(1), Now)));
    }

    [Fact]
    public async Task Register_Again_ChangesNothing()
    {
        var learner = await _cluster.RegisterAsync();
        await AnswerOneAsync(learner, Answers.To(SampleBank.Single(1), Now));

        await learner.RegisterAsync("Europe/Berlin");
        await _cluster.DeactivateAsync(learner);
        await learner.RegisterAsync("Europe/Berlin");

        var progress = await learner.ProgressAsync();
        Assert.Equal((1, "Asia/Jakarta"), (progress.Attempts, progress.TimeZone));
    }

    [Fact]
    public async Task Register_InNoTimeZone_IsRefused_AndLeavesNothing()
    {
        var learner = _cluster.Learner(Guid.CreateVersion7());

        await Assert.ThrowsAsync<ArgumentException>(() => learner.RegisterAsync("Asia/Atlantis"));

        await Assert.ThrowsAsync<UnknownLearnerException>(() => learner.ProgressAsync());
    }

    [Fact]
    public async Task Deactivation_ChangesNothing()
    {
        var learner = await _cluster.RegisterAsync();
        await learner.AnswerAsync(Answers.Request(Answers.Random(new Random(7), 60, Now)));
        var before = await ViewAsync(learner);

        await _cluster.DeactivateAsync(learner);

        Assert.Equivalent(before, await ViewAsync(learner), strict: true);
    }

    [Fact]
    public async Task Pages_FollowEachOther_WithoutGapOrRepetition()
    {
        var learner = await _cluster.RegisterAsync();
        await learner.AnswerAsync(Answers.Request(Answers.Random(new Random(8), 60, Now)));
        var attempts = new List<Guid>();
        var cards = new List<string>();

        Guid? before = null;
        do
        {
            var page = await learner.AttemptsAsync(before, 7);
            attempts.AddRange(page.Attempts.Select(attempt => attempt.AttemptId));
            before = page.Next;
        }
        while (before is not null);
        string? after = null;
        do
        {
            var page = await learner.CardsAsync(after, 5);
            cards.AddRange(page.Cards.Select(card => card.QuestionId));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(60, attempts.Distinct().Count());
        Assert.Equal(attempts.OrderDescending(), attempts);
        Assert.Equal((await learner.CardsAsync(null, 200)).Cards.Select(card => card.QuestionId), cards);
    }

    private static async Task<AnswerOutcome> AnswerOneAsync(ILearnerGrain learner, Answer answer) =>
        Assert.Single((await learner.AnswerAsync(Answers.Request(answer))).Outcomes);

    private static async Task<object> ViewAsync(ILearnerGrain learner) =>
        new { Progress = await learner.ProgressAsync(), Cards = await learner.CardsAsync(null, 200), Attempts = await learner.AttemptsAsync(null, 200) };
}
