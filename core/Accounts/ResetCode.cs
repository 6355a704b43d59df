namespace EnglishLearning.Core.Accounts;

/// <summary>How a code looks that is handed out on paper: three groups of four characters of <see cref="Crockford"/>, 60 bits.</summary>
public static class ResetCode
{
    /// <summary>Characters without hyphens, and random bytes that one is made of.</summary>
    public const int Length = 12;

    /// <param name="random"><see cref="Length"/> random bytes; 5 bits of each are used.</param>
    public static string Of(ReadOnlySpan<byte> random) => Crockford.Grouped(random[..Length]);

    /// <inheritdoc cref="Crockford.Fold"/>
    public static string Fold(string written) => Crockford.Fold(written);
}
