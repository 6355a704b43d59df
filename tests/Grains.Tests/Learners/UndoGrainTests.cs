using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;
using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Storage;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>Taking the last answer back.</summary>
[Collection(ClusterGroup.Name)]
public sealed class UndoGrainTests(ClusterFixture fixture)
{
    private readonly LearningCluster _cluster = fixture.Cluster;
    private readonly IAttemptLog _log = fixture.Store.Log;
    private readonly DateTimeOffset _until = DateTimeOffset.UtcNow.AddHours(-1);

    [Fact]
    public async Task Undo_OfTheLastAnswer_RestoresTheStateBeforeIt_AndErasesNothing()
    {
        var learner = await _cluster.RegisterAsync();
        await learner.AnswerAsync(Answers.Request(Answers.Random(new Random(3), 30, _until)));
        var before = await StoredAsync(learner);
        var last = Answers.To(SampleBank.Single(1), _until.AddMinutes(1));
        await learner.AnswerAsync(Answers.Request(last));
        Assert.NotEqual(before, await StoredAsync(learner));

        Assert.Equal(UndoOutcome.Voided, await learner.UndoAsync(last.AttemptId));

        Assert.Equal(before, await StoredAsync(learner));
        var entries = await _log.ReadAsync(learner.GetPrimaryKey());
        Assert.Equal(32, entries.Count);
        var voiding = Assert.Single(entries, entry => entry.Kind == EntryKind.Void);
        Assert.Equal((last.AttemptId, SampleBank.Single(1)), (voiding.Voids, voiding.QuestionId));
        Assert.Equal(30, (await learner.ProgressAsync()).Attempts);
        await _cluster.DeactivateAsync(learner);
        Assert.Equal(30, (await learner.ProgressAsync()).Attempts);
    }

    [Fact]
    public async Task Undo_OneByOne_GoesBackToTheBeginning()
    {
        var learner = await _cluster.RegisterAsync();
        var answers = Answers.Random(new Random(4), 12, _until);
        await learner.AnswerAsync(Answers.Request(answers));

        foreach (var answer in answers.OrderByDescending(a => a.AnsweredAt.ToUnixTimeMilliseconds()).ThenByDescending(a => a.AttemptId))
            Assert.Equal(UndoOutcome.Voided, await learner.UndoAsync(answer.AttemptId));

        var stored = (await _log.LoadAsync(learner.GetPrimaryKey()))!;
        Assert.Equal((default, 0, null), (stored.Learner.Totals, stored.Learner.Abilities.Count, stored.Learner.Last));
        Assert.All(stored.Cards.Values, card => Assert.Equal(ScheduledCard.Seen, card));
        Assert.Empty((await learner.CardsAsync(null, 200)).Cards);
    }

    [Fact]
    public async Task Undo_OfAnythingElse_IsRefused()
    {
        var learner = await _cluster.RegisterAsync();
        var (first, last) = (Answers.To(SampleBank.Single(1), _until), Answers.To(SampleBank.Single(2), _until.AddMinutes(1)));
        await learner.AnswerAsync(Answers.Request(first, last));

        Assert.Equal(UndoOutcome.NotLast, await learner.UndoAsync(first.AttemptId));
        Assert.Equal(UndoOutcome.Unknown, await learner.UndoAsync(Guid.CreateVersion7()));
        Assert.Equal(UndoOutcome.Voided, await learner.UndoAsync(last.AttemptId));
        Assert.Equal(UndoOutcome.AlreadyVoided, await learner.UndoAsync(last.AttemptId));
        var voiding = (await _log.ReadAsync(learner.GetPrimaryKey())).Single(entry => entry.Kind == EntryKind.Void);
        Assert.Equal(UndoOutcome.Unknown, await learner.UndoAsync(voiding.AttemptId));
    }

    [Fact]
    public async Task VoidedAnswer_SentAgain_StaysVoided()
    {
        var learner = await _cluster.RegisterAsync();
        var (first, last) = (Answers.To(SampleBank.Single(1), _until), Answers.To(SampleBank.Single(2), _until.AddMinutes(1)));
        await learner.AnswerAsync(Answers.Request(first, last));
        await learner.UndoAsync(last.AttemptId);
        var before = await StoredAsync(learner);
        await _cluster.DeactivateAsync(learner);

        var again = (await learner.AnswerAsync(Answers.Request(last))).Outcomes[0];

        Assert.Equal(AnswerStatus.Duplicate, again.Status);
        Assert.Equal(before, await StoredAsync(learner));
    }

    [Fact]
    public async Task AnswersAfterAnUndo_AndLateOnes_AreFoldedWithoutTheVoided()
    {
        var learner = await _cluster.RegisterAsync();
        var standing = Answers.Random(new Random(5), 20, _until);
        var voided = Answers.To(SampleBank.Single(1), _until.AddMinutes(1));
        await learner.AnswerAsync(Answers.Request(standing[..10]));
        await learner.AnswerAsync(Answers.Request(voided));
        await learner.UndoAsync(voided.AttemptId);

        await learner.AnswerAsync(Answers.Request(standing[10..]));

        Assert.Equal(await Desk.FoldAsync(_log, learner.GetPrimaryKey()), await StoredAsync(learner));
        Assert.Equal(20, (await learner.ProgressAsync()).Attempts);
    }

    private async Task<string> StoredAsync(ILearnerGrain learner) => StateText.Of((await _log.LoadAsync(learner.GetPrimaryKey()))!);
}
