namespace EnglishLearning.Core.Fsrs;

/// <summary>One learner's memory of one question, as the scheduler needs it.</summary>
/// <param name="Step">Index of the learning or relearning step that the card waits on; 0 otherwise.</param>
/// <param name="Stability">Days; 0 while New.</param>
/// <param name="Difficulty">1..10; 0 while New.</param>
/// <param name="LastReviewDay">The learner's calendar day of the latest review.</param>
/// <param name="Reps">Reviews so far.</param>
/// <param name="Lapses">Times that the card was forgotten in Review.</param>
public readonly record struct Card(
    CardState State, int Step, double Stability, double Difficulty, int LastReviewDay, int Reps, int Lapses)
{
    public static Card New => default;
}
