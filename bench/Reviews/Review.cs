namespace EnglishLearning.Bench.Reviews;

/// <summary>One review of a real learner's log.</summary>
/// <param name="Order">Place within the card's history, from 1.</param>
/// <param name="At">UTC.</param>
/// <param name="ElapsedDays">Whole days since the card's previous review; -1 on its first.</param>
/// <param name="Rating">Again, Hard, Good, Easy = 1..4.</param>
/// <param name="DurationMs">0 where the program did not keep it.</param>
internal sealed record Review(int CardId, int Order, DateTimeOffset At, int ElapsedDays, int Rating, int DurationMs)
{
    public bool Recalled => Rating > 1;
}
