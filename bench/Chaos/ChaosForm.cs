namespace EnglishLearning.Bench.Chaos;

internal enum ChaosForm
{
    /// <summary>Each fault a time or two: under a minute and a half in all.</summary>
    Short,

    /// <summary>At least 100 kills of a silo and 20 of the database: some 25 minutes.</summary>
    Long,
}
