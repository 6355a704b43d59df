using CsCheck;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Tests.Learners;
using EnglishLearning.Grains.Learners;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>Any duplication, retry or reordering of the same attempts ends in the same learner, bit for bit.</summary>
public sealed class ArrivalOrderTests
{
    private static readonly Gen<(string Zone, Attempt[] History)> Cases =
        AttemptGen.Zone.SelectMany(zone => AttemptGen.History(zone).Select(history => (zone, history)));

    [Fact]
    public void AnyOrderOfArrival_EndsInTheStateOfTheFoldInOrder() =>
        Gen.Select(Cases, Gen.Int).Sample(
            (@case, seed) => ArriveAsync(@case.Zone, @case.History, new Random(seed)).GetAwaiter().GetResult(), iter: 1000);

    [Fact]
    public void AnyOrderOfArrival_WithUndosBetween_EndsInTheFoldOfWhatStands() =>
        Gen.Select(Cases, Gen.Int).Sample(
            (@case, seed) => ArriveWithUndosAsync(@case.Zone, @case.History, new Random(seed)).GetAwaiter().GetResult(), iter: 300);

    private static async Task ArriveAsync(string zone, Attempt[] history, Random random)
    {
        var log = new MemoryLog(Answers.NewLearner(zone).ToRecord());
        var ledger = new LearnerLedger(Answers.LearnerId, log);
        var accepted = new Dictionary<Guid, int>();
        foreach (var batch in Arrivals(history, random))
        {
            var told = await ledger.AddAsync(batch, []);
            Assert.Equal(batch.Select(attempt => attempt.AttemptId).Order(), told.Keys.Order());
            foreach (var (id, recorded) in told)
                accepted[id] = accepted.GetValueOrDefault(id) + (recorded.IsNew ? 1 : 0);
            AssertTold(told, log);
            // The activation is dropped at times: memory is then what the store holds.
            if (random.Next(5) == 0)
                ledger = new LearnerLedger(Answers.LearnerId, log);
        }

        var expected = Bits.Of(InOrder(zone, history, []));
        Assert.Equal(expected, Bits.Of(await ledger.StateAsync()));
        Assert.Equal(expected, Bits.Of(log.Learner, log.Cards));
        Assert.All(accepted.Values, times => Assert.Equal(1, times));
        Assert.Equal(history.Select(attempt => attempt.AttemptId).Order(), log.Entries.Select(entry => entry.AttemptId).Order());
        AssertFirsts(log.Entries);
    }

    private static async Task ArriveWithUndosAsync(string zone, Attempt[] history, Random random)
    {
        var log = new MemoryLog(Answers.NewLearner(zone).ToRecord());
        var ledger = new LearnerLedger(Answers.LearnerId, log);
        var standing = new List<Attempt>();
        foreach (var batch in Arrivals(history, random))
        {
            var told = await ledger.AddAsync(batch, []);
            standing.AddRange(batch.Where(attempt => told[attempt.AttemptId].IsNew));
            if (random.Next(3) == 0 && standing.MaxBy(attempt => attempt.Key) is { } last)
            {
                Assert.Equal(UndoOutcome.Voided, await ledger.UndoAsync(last.AttemptId, Guid.NewGuid(), last.AnsweredAt.AddHours(1)));
                standing.Remove(last);
            }

            var met = log.Entries.Where(entry => entry.Kind == EntryKind.Void).Select(entry => entry.QuestionId);
            Assert.Equal(Bits.Of(InOrder(zone, standing, met)), Bits.Of(await ledger.StateAsync()));
            Assert.Equal(Bits.Of(await ledger.StateAsync()), Bits.Of(log.Learner, log.Cards));
        }
    }

    private static LearnerState InOrder(string zone, IEnumerable<Attempt> attempts, IEnumerable<string> met)
    {
        var learner = Answers.NewLearner(zone);
        learner.Take(attempts.OrderBy(attempt => attempt.Key));
        var draft = new LearnerDraft(learner);
        foreach (var questionId in met)
            draft.MarkSeen(questionId);
        draft.AcceptInto(learner, draft.ChangedCards);
        return learner;
    }

    /// <summary>Every attempt at least once, some again and again, shuffled, in batches of one to eight.</summary>
    private static IEnumerable<Attempt[]> Arrivals(Attempt[] history, Random random)
    {
        Attempt[] arriving = [.. history, .. history.Where(_ => random.Next(3) == 0), .. history.Where(_ => random.Next(6) == 0)];
        random.Shuffle(arriving);
        for (var taken = 0; taken < arriving.Length;)
        {
            var size = random.Next(1, 9);
            yield return [.. arriving.Skip(taken).Take(size).DistinctBy(attempt => attempt.AttemptId)];
            taken += size;
        }
    }

    /// <summary>A reply is what the log holds, whether new or known.</summary>
    private static void AssertTold(IReadOnlyDictionary<Guid, Recorded> told, MemoryLog log) =>
        Assert.All(told, entry => Assert.Equal(
            log.Entries.Single(stored => stored.AttemptId == entry.Key), entry.Value.Attempt));

    /// <summary>What reached the log first of a question, if it is rated; after practice by choice nothing is a first attempt.</summary>
    private static void AssertFirsts(IReadOnlyList<Attempt> entries)
    {
        foreach (var question in entries.GroupBy(entry => entry.QuestionId))
        {
            // A batch is folded by time of answer: within it that comes first.
            var earliest = question.First();
            Assert.Equal(earliest.Rated ? [earliest] : [], question.Where(entry => entry.First));
        }
    }
}
