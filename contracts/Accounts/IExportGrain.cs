namespace EnglishLearning.Contracts.Accounts;

/// <summary>Everything about a person, page by page. Keeps nothing in memory: any silo answers for anybody. Key 0.</summary>
[Alias("el.IExportGrain")]
public interface IExportGrain : IGrainWithIntegerKey
{
    /// <summary>The parts that there are, in order; null where nobody has that id. It is in the audit log before it returns.</summary>
    /// <param name="by">The person, or who may export others; whether they may is the caller's to check.</param>
    [Alias("Begin")]
    Task<IReadOnlyList<ExportPart>?> BeginAsync(Actor by, Guid personId);

    /// <summary>The rows of a part after a cursor; the first where it is null.</summary>
    [Alias("Page")]
    Task<ExportPage> PageAsync(Guid personId, string part, string? cursor);
}

/// <param name="Name">Of the files that it becomes.</param>
/// <param name="Columns">The members of each row, in order.</param>
[GenerateSerializer, Immutable, Alias("el.ExportPart")]
public sealed record ExportPart([property: Id(0)] string Name, [property: Id(1)] IReadOnlyList<string> Columns);

/// <param name="Rows">Each a JSON object without objects in it.</param>
/// <param name="Next">Null on the last page.</param>
[GenerateSerializer, Immutable, Alias("el.ExportPage")]
public sealed record ExportPage([property: Id(0)] IReadOnlyList<string> Rows, [property: Id(1)] string? Next);
