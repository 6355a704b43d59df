using EnglishLearning.Contracts.Imports;

namespace EnglishLearning.Grains.Imports;

/// <summary>What is stored of an import. Persisted: ids are frozen.</summary>
[GenerateSerializer, Alias("el.ImportRecord")]
public sealed record ImportRecord
{
    [Id(0)]
    public Guid LearnerId { get; init; }

    [Id(1)]
    public ImportFormat Format { get; init; }

    /// <summary>Reviews before this one, in the order of time, are folded in.</summary>
    [Id(2)]
    public int NextReview { get; init; }

    [Id(3)]
    public ImportStatus? Status { get; init; }
}

/// <summary>The file of a running import, written once and cleared when it is done. Persisted: ids are frozen.</summary>
[GenerateSerializer, Alias("el.ImportFile")]
public sealed record ImportFile
{
    [Id(0)]
    public byte[] Bytes { get; init; } = [];
}
