using CsCheck;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Selection;
using Xunit;

namespace EnglishLearning.Core.Tests.Selection;

public sealed class ReviewQueueTests
{
    [Fact]
    public void Due_IsOrderedByRecallThenByDueThenById()
    {
        var learner = Bank.Learner(
            ("q-safe", Bank.Card(3, stability: 90)),
            ("q-b", Bank.Card(1, stability: 10)),
            ("q-a", Bank.Card(1, stability: 10)),
            ("q-longer-due", Bank.Card(2, stability: 10)),
            ("q-weak", Bank.Card(0, stability: 2)));
        var due = ReviewQueue.Due(learner, Bank.Now, 10, _ => true);
        Assert.Equal(["q-weak", "q-longer-due", "q-a", "q-b", "q-safe"], due.Select(review => review.QuestionId));
        Assert.All(due, review => Assert.Equal(
            Scheduler.Retrievability(learner.Scheduling, review.Card.Card, Bank.Today), review.Recall));
        Assert.Equal(due.Take(2), ReviewQueue.Due(learner, Bank.Now, 2, _ => true));
    }

    [Fact]
    public void Due_ToTheInstant_IsDue_AndBeforeItNot()
    {
        var card = Bank.Card(0) with { Due = Bank.Now };
        var learner = Bank.Learner(("q", card));
        Assert.Single(ReviewQueue.Due(learner, Bank.Now, 10, _ => true));
        Assert.Equal(1, ReviewQueue.CountDue(learner, Bank.Now));
        Assert.Empty(ReviewQueue.Due(learner, Bank.Now.AddTicks(-1), 10, _ => true));
        Assert.Equal(0, ReviewQueue.CountDue(learner, Bank.Now.AddTicks(-1)));
    }

    [Fact]
    public void Due_OfWhatIsNotWanted_IsLeftOutBeforeTheLimit()
    {
        var learner = Bank.Learner(("q-weak", Bank.Card(0, stability: 1)), ("q-1", Bank.Card(0)), ("q-2", Bank.Card(-1)));
        Assert.Equal("q-1", Assert.Single(ReviewQueue.Due(learner, Bank.Now, 1, id => id != "q-weak")).QuestionId);
        Assert.Equal(2, ReviewQueue.CountDue(learner, Bank.Now));
    }

    [Fact]
    public void Due_OfAnyCards_IsWhatSortingAllGives()
    {
        var card = Gen.Select(
            Gen.OneOf(Gen.Int[0, 3].Select(i => $"q-{i}"), Gen.Int[0, 200].Select(i => $"own-{i:x24}")),
            Gen.OneOf(Gen.OneOf(10.0, 20.0), Gen.Double[0.001, 400]), Gen.Int[-1, 30], Gen.Int[-3, 4],
            (id, stability, reviewed, late) => (Id: id, Card: Bank.Card(late, stability, reviewed)));
        Gen.Select(card.Array[0, 60], Gen.Int[1, 70], Gen.Int[1, 3]).Sample(
            (cards, limit, modulus) =>
            {
                var learner = Bank.Learner(cards.DistinctBy(entry => entry.Id));
                bool Wanted(string id) => (id[^1] - '0') % modulus == 0;
                var sorted = learner.Cards
                    .Where(entry => entry.Value.Due <= Bank.Now && Wanted(entry.Key))
                    .Select(entry => (QuestionId: entry.Key, Card: entry.Value, Recall: learner.Recall(entry.Value, Bank.Today)))
                    .OrderBy(review => review.Recall).ThenBy(review => review.Card.Due).ThenBy(review => review.QuestionId, StringComparer.Ordinal);
                Assert.Equal(sorted.Take(limit), ReviewQueue.Due(learner, Bank.Now, limit, Wanted));
            },
            iter: 2000);
    }
}
