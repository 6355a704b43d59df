namespace EnglishLearning.Contracts;

/// <summary>A response or a key on its way: option ids, or a text. Exactly one is set.</summary>
[GenerateSerializer, Immutable, Alias("el.ResponseValue")]
public sealed record ResponseValue
{
    [Id(0)]
    public string? Text { get; init; }

    [Id(1)]
    public IReadOnlyList<string>? Choices { get; init; }
}
