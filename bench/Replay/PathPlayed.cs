namespace EnglishLearning.Bench.Replay;

/// <summary>How the playing went.</summary>
/// <param name="Resent">Reviews sent a second time on purpose.</param>
internal sealed record PathPlayed(int Resent, IReadOnlyList<Difference> Differences);
