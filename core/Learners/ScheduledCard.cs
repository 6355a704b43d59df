using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Core.Learners;

/// <summary>A card with its place in the learner's calendar.</summary>
/// <param name="Due">UTC; a card scheduled by whole days is due when that learner's day begins (04:00 local).</param>
/// <param name="ScheduledDays">Days from the last review to <paramref name="Due"/>; 0 within the same day.</param>
public readonly record struct ScheduledCard(Card Card, DateTimeOffset LastReview, DateTimeOffset Due, int ScheduledDays)
{
    public bool IsNew => Card.State == CardState.New;
}
