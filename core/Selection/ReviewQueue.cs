using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Selection;

/// <summary>The reviews that are due: a queue of its own, visible, never mixed up with new questions unasked.</summary>
public static class ReviewQueue
{
    /// <summary>How many reviews are due.</summary>
    public static int CountDue(LearnerState learner, DateTimeOffset now)
    {
        var due = 0;
        foreach (var card in learner.Cards.Values)
        {
            if (card.Due <= now)
                due++;
        }
        return due;
    }

    /// <summary>Up to <paramref name="limit"/> due question ids, least likely to be recalled first.</summary>
    public static IReadOnlyList<(string QuestionId, ScheduledCard Card, double Recall)> Due(
        LearnerState learner, DateTimeOffset now, int limit, Func<string, bool> wanted)
    {
        var day = learner.Calendar.DayOf(now);
        var due = new List<(string QuestionId, ScheduledCard Card, double Recall)>();
        foreach (var (questionId, card) in learner.Cards)
        {
            if (card.Due <= now && wanted(questionId))
                due.Add((questionId, card, learner.Recall(card, day)));
        }
        due.Sort(static (left, right) =>
        {
            var byRecall = left.Recall.CompareTo(right.Recall);
            if (byRecall != 0)
                return byRecall;
            var byDue = left.Card.Due.CompareTo(right.Card.Due);
            return byDue != 0 ? byDue : string.CompareOrdinal(left.QuestionId, right.QuestionId);
        });
        return due.Count <= limit ? due : due.GetRange(0, limit);
    }
}
