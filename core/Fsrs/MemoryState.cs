namespace EnglishLearning.Core.Fsrs;

/// <summary>What FSRS knows about one memory.</summary>
/// <param name="Stability">Days until retrievability has fallen to 0.9; 0.001..36500.</param>
/// <param name="Difficulty">How hard the memory is to strengthen, 1..10. Not the question's difficulty.</param>
public readonly record struct MemoryState(double Stability, double Difficulty);
