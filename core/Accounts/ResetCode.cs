namespace EnglishLearning.Core.Accounts;

/// <summary>How a code looks that is handed out on paper: three groups of four characters of <see cref="Crockford"/>, 60 bits.</summary>
public static class ResetCode
{
    /// <summary>Characters without hyphens, and random bytes that one is made of.</summary>
    public const int Length = 12;

    private const int Group = 4;

    /// <param name="random"><see cref="Length"/> random bytes; 5 bits of each are used.</param>
    public static string Of(ReadOnlySpan<byte> random) =>
        string.Join('-', Crockford.Of(random[..Length]).Chunk(Group).Select(group => new string(group)));

    /// <inheritdoc cref="Crockford.Fold"/>
    public static string Fold(string written) => Crockford.Fold(written);
}
