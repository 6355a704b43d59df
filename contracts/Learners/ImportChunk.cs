using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Contracts.Learners;

/// <summary>A review made in another program.</summary>
[GenerateSerializer, Immutable, Alias("el.ForeignReview")]
public sealed record ForeignReview(
    [property: Id(0)] string CardKey,
    [property: Id(1)] string Front,
    [property: Id(2)] string Back,
    [property: Id(3)] DateTimeOffset ReviewTime,
    [property: Id(4)] Rating Rating,
    [property: Id(5)] int DurationMs);

[GenerateSerializer, Immutable, Alias("el.ImportChunk")]
public sealed record ImportChunk([property: Id(0)] IReadOnlyList<ForeignReview> Reviews);

/// <summary>What became of a chunk: reviews folded in, and those the log held already.</summary>
[GenerateSerializer, Immutable, Alias("el.ImportCounts")]
public sealed record ImportCounts(
    [property: Id(0)] int Imported, [property: Id(1)] int Duplicates, [property: Id(2)] int NewCards);
