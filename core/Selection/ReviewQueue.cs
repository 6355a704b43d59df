using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Selection;

/// <summary>The reviews that are due: a queue of its own, visible, never mixed up with new questions unasked.</summary>
public static class ReviewQueue
{
    /// <summary>How many reviews are due.</summary>
    public static int CountDue(LearnerState learner, DateTimeOffset now)
    {
        var due = 0;
        for (var i = 0; i < learner.Cards.Count; i++)
        {
            if (learner.Cards.At(i).DueTicks <= now.UtcTicks)
                due++;
        }
        return due;
    }

    /// <summary>
    /// Up to <paramref name="limit"/> due question ids, least likely to be recalled first, then longest due, then by id. One
    /// pass that keeps the best so far.
    /// </summary>
    public static IReadOnlyList<(string QuestionId, ScheduledCard Card, double Recall)> Due(
        LearnerState learner, DateTimeOffset now, int limit, Func<string, bool> wanted)
    {
        var cards = learner.Cards;
        var order = new ReviewOrder(learner, learner.Calendar.DayOf(now));
        var best = new RankedReview[Math.Min(limit, cards.Count)];
        var count = 0;
        for (var i = 0; i < cards.Count && best.Length > 0; i++)
        {
            ref readonly var card = ref cards.At(i);
            if (card.DueTicks > now.UtcTicks)
                continue;
            var review = new RankedReview(i, order.Fading(card));
            if (count == best.Length && !order.IsBefore(review, best[^1]))
                continue;
            if (!wanted(card.Id.ToString()))
                continue;
            var at = count < best.Length ? count++ : count - 1;
            for (; at > 0 && order.IsBefore(review, best[at - 1]); at--)
                best[at] = best[at - 1];
            best[at] = review;
        }
        var due = new (string, ScheduledCard, double)[count];
        for (var i = 0; i < count; i++)
        {
            ref readonly var card = ref cards.At(best[i].Index);
            due[i] = (card.Id.ToString(), card.Scheduled, order.Recall(best[i]));
        }
        return due;
    }
}
