namespace EnglishLearning.Bench.Replay;

/// <summary>Something that the server holds otherwise than the file says.</summary>
/// <param name="Of">A card, a review, or the whole.</param>
internal sealed record Difference(string Of, string Member, string Expected, string Actual);
