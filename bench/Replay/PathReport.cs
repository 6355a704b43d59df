using EnglishLearning.Bench.Metrics;

namespace EnglishLearning.Bench.Replay;

/// <summary>What one path came to.</summary>
/// <param name="Seconds">For playing alone, without the checks.</param>
/// <param name="Retries">Requests that the server asked to send again.</param>
/// <param name="Figures">Of the predictions that the server stored; null where too few or not all were found.</param>
/// <param name="Differences">The first ten; <paramref name="DifferenceCount"/> counts all.</param>
internal sealed record PathReport(
    string Path,
    Guid LearnerId,
    int Reviews,
    int Cards,
    double Seconds,
    int Resent,
    int Retries,
    Figures? Figures,
    int DifferenceCount,
    IReadOnlyList<Difference> Differences);

/// <param name="ShiftedWeeks">Weeks added to all times on the batch path.</param>
/// <param name="SeparatedTies">Reviews moved by milliseconds to keep their order within a card.</param>
internal sealed record ReplayReport(
    string Reviews,
    int ShiftedWeeks,
    int SeparatedTies,
    ReferenceFigures? Published,
    IReadOnlyList<PathReport> Paths,
    bool Passed);
