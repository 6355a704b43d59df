namespace EnglishLearning.Core.Fsrs;

/// <summary>The memory of one question by one learner.</summary>
public readonly record struct Card(
    CardState State,
    int Step,
    double Stability,
    double Difficulty,
    int LastReviewDay,
    int Reps,
    int Lapses);
