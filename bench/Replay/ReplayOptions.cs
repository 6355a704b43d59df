namespace EnglishLearning.Bench.Replay;

[Flags]
internal enum ReplayPaths
{
    Import = 1,
    Batch = 2,
    Both = Import | Batch,
}

/// <param name="Limit">The first so many reviews only.</param>
/// <param name="Reference">File of published figures, null to look for it.</param>
internal sealed record ReplayOptions(string Reviews, Uri Url, ReplayPaths Paths, int? Limit, string? Reference);
