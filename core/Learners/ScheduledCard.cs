using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Core.Learners;

/// <summary>A card with its place in the learner's calendar.</summary>
/// <param name="Due">UTC; a card scheduled by whole days is due when that learner's day begins (04:00 local).</param>
/// <param name="ScheduledDays">Days from the last review to <paramref name="Due"/>; 0 within the same day.</param>
public readonly record struct ScheduledCard(Card Card, DateTimeOffset LastReview, DateTimeOffset Due, int ScheduledDays)
{
    /// <summary>
    /// The card of a question that was answered without a review that stands. It is due never, and says nothing of when: the
    /// order in which a voided and an unrated answer came must not show.
    /// </summary>
    public static readonly ScheduledCard Seen = new(
        Card.New with { State = CardState.Seen }, DateTimeOffset.UnixEpoch, new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero), 0);

    /// <summary>Nothing is known of the card: there is no row of it.</summary>
    public bool IsNone => Card.State == CardState.New;

    /// <summary>No review of it stands.</summary>
    public bool IsNew => Card.State is CardState.New or CardState.Seen;
}
