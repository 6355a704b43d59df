namespace EnglishLearning.Core.Fsrs;

/// <summary>How well a question was recalled, as FSRS counts it. Persisted: the numbers are frozen.</summary>
public enum Rating
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}
