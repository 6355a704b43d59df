namespace EnglishLearning.Core.Fsrs;

/// <summary>Where a card stands between first sight and long-term memory. Persisted: the numbers are frozen.</summary>
public enum CardState
{
    New = 0,
    Learning = 1,
    Review = 2,
    Relearning = 3,
}
