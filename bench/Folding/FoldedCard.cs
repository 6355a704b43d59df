namespace EnglishLearning.Bench.Folding;

internal enum CardPhase
{
    Learning,
    Review,
    Relearning,
}

/// <summary>What a card must be once all of its reviews are folded in.</summary>
/// <param name="DueFrom">UTC, the earliest time at which it may be due; the same as the latest but for fuzz.</param>
internal sealed record FoldedCard(
    int CardId,
    CardPhase Phase,
    double Stability,
    double Difficulty,
    int Reps,
    int Lapses,
    DateTimeOffset DueFrom,
    DateTimeOffset DueTo);
