namespace EnglishLearning.Bench.Commits;

/// <summary>What the storage layer alone came to: one attempt a commit, durable when it counts.</summary>
/// <param name="AttemptsPerSecond">Over the measured part.</param>
internal sealed record CommitReport(
    string Provider, int Learners, int Committers, int Seconds, double AttemptsPerSecond, double P50Ms, double P99Ms, double MaxMs, double CpuMicroseconds);
