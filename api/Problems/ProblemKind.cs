using EnglishLearning.Api.Texts;

namespace EnglishLearning.Api.Problems;

/// <summary>A kind of problem (RFC 9457). <paramref name="Code"/> is the end of its type and never changes.</summary>
/// <param name="RetryAfterSeconds">Set where the same request may succeed later.</param>
internal sealed record ProblemKind(string Code, int Status, Text Title, Text Detail, int? RetryAfterSeconds = null)
{
    public const string TypePrefix = "https://englishlearning.id/problems/";

    public string Type => TypePrefix + Code;

    /// <summary>The same, said of one member of a body.</summary>
    public FieldKind AsField() => new(Code, Detail);
}

/// <summary>What is wrong with one member of a body or one parameter.</summary>
internal sealed record FieldKind(string Code, Text Detail);
