using EnglishLearning.Contracts;
using EnglishLearning.Core.Tests.Learners;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Storage;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

public sealed class LearnerLedgerTests
{
    private readonly MemoryLog _log = new(Answers.NewLearner().ToRecord());
    private readonly LearnerLedger _ledger;

    public LearnerLedgerTests() => _ledger = new LearnerLedger(Answers.LearnerId, _log);

    [Fact]
    public async Task Add_AfterAnotherActivationWrote_ReloadsAndComputesAgain()
    {
        await _ledger.StateAsync();
        await new LearnerLedger(Answers.LearnerId, _log).AddAsync([Answers.At(Answers.Noon, 1)], []);
        var told = await _ledger.AddAsync([Answers.At(Answers.Noon.AddMinutes(1), 2)], []);
        Assert.True(told[Answers.Id(2)].IsNew);
        Assert.Equal((2, 3L), (_log.Cards["grammar-1"].Card.Reps, _log.Learner.Version));
        Assert.Equal(Bits.Of(_log.Learner, _log.Cards), Bits.Of(await _ledger.StateAsync()));
    }

    [Fact]
    public async Task Add_WhereTheStoreFails_LeavesMemoryAsTheStoreIs()
    {
        await _ledger.AddAsync([Answers.At(Answers.Noon, 1)], []);
        _log.Interrupt = () => throw new StorageException(StorageFault.Unavailable, "away");
        await Assert.ThrowsAsync<StorageException>(() => _ledger.AddAsync([Answers.At(Answers.Noon.AddDays(1), 2)], []));
        Assert.Equal(Bits.Of(_log.Learner, _log.Cards), Bits.Of(await _ledger.StateAsync()));
        Assert.True((await _ledger.AddAsync([Answers.At(Answers.Noon.AddDays(1), 2)], []))[Answers.Id(2)].IsNew);
    }

    [Fact]
    public async Task Add_WhereOthersKeepWriting_GivesUp()
    {
        CommitOutcome Refuse()
        {
            _log.Interrupt = Refuse;
            return CommitOutcome.VersionConflict;
        }

        _log.Interrupt = Refuse;
        await Assert.ThrowsAsync<UnavailableException>(() => _ledger.AddAsync([Answers.At(Answers.Noon, 1)], []));
        Assert.Empty(_log.Entries);
    }
}
