using EnglishLearning.Storage;

namespace EnglishLearning.Bench.Commits;

/// <param name="Storage">The database; its tables are made where they are missing.</param>
/// <param name="Committers">Commits under way at once.</param>
/// <param name="Seconds">Measured, after the warm-up.</param>
internal sealed record CommitOptions(StorageOptions Storage, int Learners, int Committers, int Seconds, int WarmUp, int Seed);
