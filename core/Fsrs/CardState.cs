namespace EnglishLearning.Core.Fsrs;

/// <summary>Where a card stands between first sight and long-term memory. Persisted: the numbers are frozen.</summary>
public enum CardState
{
    New = 0,
    Learning = 1,
    Review = 2,
    Relearning = 3,

    /// <summary>
    /// Answered before, without a review that stands: practice by choice, or an answer taken back. To be learned like a new
    /// one, but no first attempt any more.
    /// </summary>
    Seen = 4,
}
