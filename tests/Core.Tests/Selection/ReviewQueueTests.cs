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
}
