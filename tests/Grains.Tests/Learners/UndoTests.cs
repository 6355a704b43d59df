using CsCheck;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Tests.Learners;
using EnglishLearning.Grains.Learners;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

public sealed class UndoTests
{
    private static readonly DateTimeOffset Now = Answers.Noon.AddDays(30).AddTicks(1234);

    private readonly MemoryLog _log = new(Answers.NewLearner().ToRecord());
    private readonly LearnerLedger _ledger;

    public UndoTests() => _ledger = new LearnerLedger(Answers.LearnerId, _log);

    [Fact]
    public void Undo_OfTheLastAnswer_IsNeverHavingAnsweredIt_AndTheSameAgainIsTheSame() =>
        AttemptGen.History(Answers.Jakarta).Sample(history => UndoAndRepeatAsync(history).GetAwaiter().GetResult(), iter: 300);

    [Fact]
    public async Task Undo_AgainAndAgain_EndsWithANewLearner()
    {
        var history = Enumerable.Range(0, 6)
            .Select(i => Answers.At(Answers.Noon.AddDays(i), i).To($"q-{i % 2}", (Skill)(1 + (i % 2)))).ToArray();
        await _ledger.AddAsync(history, []);
        foreach (var attempt in history.Reverse())
            Assert.Equal(UndoOutcome.Voided, await _ledger.UndoAsync(attempt.AttemptId, Answers.Id(100 + (int)attempt.BodyHash), Now));
        var state = await _ledger.StateAsync();
        Assert.Equal((default, 0, null), (state.Totals, state.Abilities.Count, state.Last));
        Assert.All(_log.Cards.Values, card => Assert.Equal(ScheduledCard.Seen, card));
        Assert.Equal(12, _log.Entries.Count);
    }

    [Fact]
    public async Task Undo_WritesOneEntryThatCarriesWhatItVoids()
    {
        await _ledger.AddAsync([Answers.At(Answers.Noon, 1)], []);
        await _ledger.UndoAsync(Answers.Id(1), Answers.Id(2), Now);
        var (answer, voiding) = (_log.Entries[0], _log.Entries[1]);
        Assert.Equal((Answers.Id(2), EntryKind.Void, Answers.Id(1)), (voiding.AttemptId, voiding.Kind, voiding.Voids));
        Assert.Equal(Answers.Noon.AddDays(30), voiding.ReceivedAt);
        Assert.True(answer.First);
        Assert.Equal(
            answer,
            voiding with { AttemptId = answer.AttemptId, Kind = answer.Kind, Voids = null, ReceivedAt = answer.ReceivedAt, BodyHash = answer.BodyHash });
    }

    [Fact]
    public async Task Undo_OfWhatIsUnknownNotLastOrVoided_ChangesNothing()
    {
        await _ledger.AddAsync([Answers.At(Answers.Noon, 1), Answers.At(Answers.Noon.AddDays(1), 2)], []);
        Assert.Equal(UndoOutcome.Unknown, await _ledger.UndoAsync(Answers.Id(9), Answers.Id(10), Now));
        Assert.Equal(UndoOutcome.NotLast, await _ledger.UndoAsync(Answers.Id(1), Answers.Id(10), Now));
        Assert.Equal(UndoOutcome.Voided, await _ledger.UndoAsync(Answers.Id(2), Answers.Id(10), Now));
        Assert.Equal(UndoOutcome.AlreadyVoided, await _ledger.UndoAsync(Answers.Id(2), Answers.Id(11), Now));
        Assert.Equal(UndoOutcome.Unknown, await _ledger.UndoAsync(Answers.Id(10), Answers.Id(11), Now));
        Assert.Equal(3, _log.Entries.Count);
        Assert.Equal(3, _log.Learner.Version);
    }

    [Fact]
    public async Task Undo_OfAFirstAnswer_MakesNoOtherTheFirst()
    {
        await _ledger.AddAsync([Answers.At(Answers.Noon, 1)], []);
        await _ledger.UndoAsync(Answers.Id(1), Answers.Id(2), Now);
        await _ledger.AddAsync([Answers.At(Answers.Noon.AddDays(1), 3), Answers.At(Answers.Noon.AddDays(2), 4)], []);
        Assert.Equal([true, true, false, false], _log.Entries.Select(entry => entry.First));
    }

    [Fact]
    public async Task AVoidedAnswer_SentAgain_ComesBackAsStoredAndStaysVoided()
    {
        await _ledger.AddAsync([Answers.At(Answers.Noon, 1), Answers.At(Answers.Noon.AddDays(1), 2)], []);
        await _ledger.UndoAsync(Answers.Id(2), Answers.Id(3), Now);
        var before = Bits.Of(await _ledger.StateAsync());
        foreach (var ledger in (LearnerLedger[])[_ledger, new LearnerLedger(Answers.LearnerId, _log)])
        {
            var told = await ledger.AddAsync([Answers.At(Answers.Noon.AddDays(1), 2)], []);
            Assert.Equal(new Recorded(_log.Entries[1], IsNew: false), told[Answers.Id(2)]);
            Assert.Equal(before, Bits.Of(await ledger.StateAsync()));
        }

        Assert.Equal(3, _log.Entries.Count);
    }

    private static async Task UndoAndRepeatAsync(Attempt[] history)
    {
        var log = new MemoryLog(Answers.NewLearner().ToRecord());
        var ledger = new LearnerLedger(Answers.LearnerId, log);
        var inOrder = history.OrderBy(attempt => attempt.Key).ToArray();
        await ledger.AddAsync(history, []);
        var complete = Bits.Of(await ledger.StateAsync());

        Assert.Equal(UndoOutcome.Voided, await ledger.UndoAsync(inOrder[^1].AttemptId, Guid.NewGuid(), Now));
        var without = Answers.NewLearner();
        without.Take(inOrder[..^1]);
        var seen = new LearnerDraft(without);
        seen.MarkSeen(inOrder[^1].QuestionId);
        seen.AcceptInto(without, seen.ChangedCards);
        Assert.Equal(Bits.Of(without), Bits.Of(await ledger.StateAsync()));
        Assert.Equal(Bits.Of(without), Bits.Of(log.Learner, log.Cards));

        var again = inOrder[^1] with { AttemptId = new Guid("ffffffff-ffff-7fff-bfff-ffffffffffff") };
        await ledger.AddAsync([again], []);
        Assert.Equal(
            complete.Replace($"{inOrder[^1].AttemptId}", $"{again.AttemptId}", StringComparison.Ordinal),
            Bits.Of(await ledger.StateAsync()));
    }
}
