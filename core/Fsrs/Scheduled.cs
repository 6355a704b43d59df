namespace EnglishLearning.Core.Fsrs;

/// <summary>What a review comes to: the card after it, and when it is due.</summary>
/// <param name="ScheduledDays">
/// Above 0: due on <see cref="DueDay"/>. 0: due <paramref name="Delay"/> after the review.
/// </param>
/// <param name="Delay">The learning or relearning step to wait; zero when the card is scheduled by days.</param>
public readonly record struct Scheduled(Card Card, int ScheduledDays, TimeSpan Delay)
{
    /// <summary>The learner's calendar day on which the card is due.</summary>
    public int DueDay => Card.LastReviewDay + ScheduledDays;
}

/// <summary>What each of the four ratings would come to.</summary>
public readonly record struct Outcomes(Scheduled Again, Scheduled Hard, Scheduled Good, Scheduled Easy)
{
    public Scheduled this[Rating rating] => rating switch
    {
        Rating.Again => Again,
        Rating.Hard => Hard,
        Rating.Good => Good,
        Rating.Easy => Easy,
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, "A rating is Again, Hard, Good or Easy."),
    };
}
