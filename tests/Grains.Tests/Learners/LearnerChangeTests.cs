using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Tests.Learners;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Storage;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

public sealed class LearnerChangeTests
{
    private readonly MemoryLog _log = new(Answers.NewLearner().ToRecord());
    private readonly LearnerState _learner = Answers.NewLearner();

    [Fact]
    public async Task Compute_OfANewerAttempt_ReadsNothingAndWritesThatCardAlone()
    {
        await AddAsync(Answers.At(Answers.Noon, 1), Answers.At(Answers.Noon, 2).To("grammar-2"));
        var change = await LearnerChange.ComputeAsync(_learner, [Answers.At(Answers.Noon.AddDays(1), 3).To("grammar-2")], log: null!);
        Assert.Equal(["grammar-2"], change.Cards.Keys);
        Assert.False(Assert.Single(change.Entries).First);
    }

    [Fact]
    public async Task Compute_OfALateAttempt_FoldsAnewAndWritesWhatChanged()
    {
        await AddAsync(Answers.At(Answers.Noon.AddDays(2), 2).Wrong(), Answers.At(Answers.Noon.AddDays(2), 3).To("grammar-2"));
        var change = await LearnerChange.ComputeAsync(_learner, [Answers.At(Answers.Noon, 1)], _log);
        var late = Assert.Single(change.Entries);
        Assert.Equal(["grammar-1"], change.Cards.Keys);
        Assert.Equal(2, change.Cards["grammar-1"].Card.Reps);
        // It came to the log second, though it was given first.
        Assert.False(late.First);
        // What it was told is what was believed then, without the answers that came later.
        var alone = Answers.NewLearner().Take(Answers.At(Answers.Noon, 1))[0];
        Assert.Equal((alone.PCorrect, alone.AbilityAfter, alone.CardAfter), (late.PCorrect, late.AbilityAfter, late.CardAfter));
    }

    [Fact]
    public async Task Compute_OfTheSameMillisecond_GoesByTheId()
    {
        await AddAsync(Answers.At(Answers.Noon, 5));
        var before = await LearnerChange.ComputeAsync(_learner, [Answers.At(Answers.Noon, 4).Wrong()], _log);
        var after = await LearnerChange.ComputeAsync(_learner, [Answers.At(Answers.Noon, 6).Wrong()], _log);
        Assert.Equal(Answers.Id(5), before.Draft.Last?.AttemptId);
        Assert.Equal(Answers.Id(6), after.Draft.Last?.AttemptId);
        Assert.NotEqual(before.Cards["grammar-1"], after.Cards["grammar-1"]);
    }

    [Fact]
    public async Task Compute_AfterAnUnratedAttempt_NoneIsTheFirst()
    {
        var change = await LearnerChange.ComputeAsync(
            _learner, [Answers.At(Answers.Noon, 1) with { Rated = false }, Answers.At(Answers.Noon, 2), Answers.At(Answers.Noon, 3)], _log);
        Assert.Equal([false, false, false], change.Entries.Select(entry => entry.First));
        await AddAsync(Answers.At(Answers.Noon.AddDays(1), 9).To("grammar-9") with { Rated = false });
        var late = await LearnerChange.ComputeAsync(
            _learner, [Answers.At(Answers.Noon, 4).To("grammar-9") with { Rated = false }, Answers.At(Answers.Noon, 5).To("grammar-9")], _log);
        Assert.Equal([false, false], late.Entries.Select(entry => entry.First));
    }

    [Fact]
    public async Task Compute_OfAnAttemptThatTheLogHolds_LeavesItToTheCommitToRefuse()
    {
        await AddAsync([.. Enumerable.Range(1, 20).Select(i => Answers.At(Answers.Noon.AddMinutes(i), i))]);
        foreach (var number in (int[])[1, 7, 20])
        {
            var change = await LearnerChange.ComputeAsync(_learner, [Answers.At(Answers.Noon.AddMinutes(number), number)], _log);
            Assert.Equal(
                CommitOutcome.DuplicateAttempt,
                await _log.CommitAsync(new LearnerCommit(change.Draft.ToRecord(), change.Entries, change.Cards, [])));
        }
    }

    [Fact]
    public async Task Add_ABatchAgainAfterItsReplyWasLost_TellsWhatIsStored()
    {
        Attempt[] batch = [.. Enumerable.Range(1, 20).Select(i => Answers.At(Answers.Noon.AddMinutes(i), i))];
        await new LearnerLedger(Answers.LearnerId, _log).AddAsync(batch, []);
        Attempt[] again = [.. batch, Answers.At(Answers.Noon.AddMinutes(3), 50).To("grammar-2")];
        var told = await new LearnerLedger(Answers.LearnerId, _log).AddAsync(again, []);
        Assert.Equal(Answers.Id(50), Assert.Single(told, entry => entry.Value.IsNew).Key);
        Assert.All(batch, attempt => Assert.Equal(
            _log.Entries.Single(entry => entry.AttemptId == attempt.AttemptId), told[attempt.AttemptId].Attempt));
        Assert.Equal(21, _log.Entries.Count);
    }

    [Fact]
    public async Task Standing_IsAllButTheVoidedAndTheirVoids()
    {
        await AddAsync(Answers.At(Answers.Noon, 1), Answers.At(Answers.Noon.AddDays(1), 2));
        var undo = LearnerChange.Undo(_learner, _log.Entries, _log.Entries[1], Answers.Id(3), Answers.Noon.AddDays(2));
        Assert.Equal([Answers.Id(1)], LearnerFold.Standing([.. undo.Entries, .. _log.Entries]).Select(entry => entry.AttemptId));
    }

    private async Task AddAsync(params Attempt[] attempts)
    {
        var change = await LearnerChange.ComputeAsync(_learner, attempts, _log);
        await _log.CommitAsync(new LearnerCommit(change.Draft.ToRecord(), change.Entries, change.Cards, []));
        change.Draft.AcceptInto(_learner, change.Cards);
    }
}
