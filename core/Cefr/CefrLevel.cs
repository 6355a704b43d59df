namespace EnglishLearning.Core.Cefr;

/// <summary>Levels of the Common European Framework. Persisted: the numbers are frozen.</summary>
public enum CefrLevel
{
    A1 = 1,
    A2 = 2,
    B1 = 3,
    B2 = 4,
    C1 = 5,
    C2 = 6,
}
