namespace EnglishLearning.Contracts.Imports;

/// <summary>
/// A large import of review history, carried on in the background and after a crash. The key is the import's id.
/// </summary>
[Alias("el.IImportGrain")]
public interface IImportGrain : IGrainWithGuidKey
{
    /// <summary>Takes the file (made durable before the call returns) and begins.</summary>
    [Alias("Start")]
    Task StartAsync(ImportRequest request);

    /// <summary>
    /// Reads the file and says what an import would find; writes nothing. Imported counts the good rows, those known already
    /// among them.
    /// </summary>
    [Alias("DryRun")]
    Task<ImportStatus> DryRunAsync(ImportRequest request);

    /// <summary>Null where there is no such import of this learner.</summary>
    [Alias("Status")]
    Task<ImportStatus?> StatusAsync(Guid learnerId);

    /// <summary>The learner is erased: the import stops, its file and its record are dropped. Another learner's is left alone.</summary>
    [Alias("Erase")]
    Task EraseAsync(Guid learnerId);
}

/// <summary>What kind of file. Persisted: the numbers are frozen.</summary>
public enum ImportFormat
{
    Csv = 1,
    AnkiPackage = 2,
}

/// <summary>Persisted: the numbers are frozen.</summary>
public enum ImportState
{
    Running = 1,
    Done = 2,
    Failed = 3,
}

[GenerateSerializer, Immutable, Alias("el.ImportRequest")]
public sealed record ImportRequest(
    [property: Id(0)] Guid LearnerId, [property: Id(1)] ImportFormat Format, [property: Id(2)] byte[] File);

/// <summary>A row that was left out, and why.</summary>
[GenerateSerializer, Immutable, Alias("el.ImportRowError")]
public sealed record ImportRowError(
    [property: Id(0)] long Row, [property: Id(1)] string Column, [property: Id(2)] string Code, [property: Id(3)] string Message);

/// <param name="Rows">Rows of reviews in the file, good or not.</param>
/// <param name="Errors">The first hundred; <paramref name="Rejected"/> counts all.</param>
[GenerateSerializer, Immutable, Alias("el.ImportStatus")]
public sealed record ImportStatus(
    [property: Id(0)] ImportState State,
    [property: Id(1)] int Rows,
    [property: Id(2)] int Imported,
    [property: Id(3)] int Duplicates,
    [property: Id(4)] int Rejected,
    [property: Id(5)] int Skipped,
    [property: Id(6)] int Cards,
    [property: Id(7)] IReadOnlyList<ImportRowError> Errors,
    [property: Id(8)] string? Failure);
