namespace EnglishLearning.Core.Grading;

/// <summary>What a learner submitted: chosen option ids, or a text. Exactly one of the two is set.</summary>
public sealed record Response
{
    private Response(IReadOnlyList<string>? choices, string? text) => (Choices, Text) = (choices, text);

    public IReadOnlyList<string>? Choices { get; }

    public string? Text { get; }

    public static Response Of(string text) => new(null, text);

    public static Response Of(IReadOnlyList<string> choices) => new(choices, null);
}
