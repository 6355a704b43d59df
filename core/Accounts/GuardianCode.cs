namespace EnglishLearning.Core.Accounts;

/// <summary>How a code looks that a guardian copies from a child's phone or a receipt: four groups of four characters of <see cref="Crockford"/>, 80 bits.</summary>
public static class GuardianCode
{
    /// <summary>Characters without hyphens, and bytes that one is made of.</summary>
    public const int Length = 16;

    private const int LongestWritten = 64;

    /// <param name="bytes"><see cref="Length"/> bytes, random or of a keyed hash; 5 bits of each are used.</param>
    public static string Of(ReadOnlySpan<byte> bytes) => Crockford.Grouped(bytes[..Length]);

    /// <summary>The code's characters however it was written; null where it is none.</summary>
    public static string? Read(string written) => written.Length <= LongestWritten && Crockford.Fold(written) is { Length: Length } code ? code : null;
}
