namespace EnglishLearning.Bench.Chaos;

/// <summary>What the checker found after a drill.</summary>
/// <param name="Unknown">Sent, and never told whether it was taken: the database may hold it or not.</param>
/// <param name="Logged">Entries that the questions' statistics were held against.</param>
/// <param name="Rebuild">What the silo's rebuild --check said.</param>
internal sealed record Verdict(
    int Learners, int Sent, int Acknowledged, int Unknown, int Logged, string Rebuild, IReadOnlyList<string> Faults);
