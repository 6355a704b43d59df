using EnglishLearning.Api.Texts;

namespace EnglishLearning.Api.Problems;

/// <summary>A fault at one place of a request, not yet put into words.</summary>
/// <param name="Pointer">JSON Pointer as a fragment, "#/response"; for the body.</param>
/// <param name="Parameter">Name of a query parameter.</param>
internal sealed record FieldFault(FieldKind Kind, string? Pointer = null, string? Parameter = null)
{
    public object[] Arguments { get; init; } = [];

    /// <summary>Line of the body, from 1.</summary>
    public long? Line { get; init; }

    /// <summary>Byte in the line, from 1.</summary>
    public long? Position { get; init; }

    public FieldError In(Language language) =>
        new(Kind.Code, Kind.Detail.In(language, Arguments), Pointer, Parameter, Line, Position);
}
