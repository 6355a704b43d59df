using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Core.Classes;

/// <summary>The code of a class: eight characters of <see cref="Crockford"/>, 40 bits, written as ABCD-1234.</summary>
public static class JoinCode
{
    /// <summary>Characters without the hyphen, and random bytes that one is made of.</summary>
    public const int Length = 8;

    /// <summary>What anybody writes for one at most; longer is none.</summary>
    private const int LongestWritten = 32;

    /// <param name="random"><see cref="Length"/> random bytes.</param>
    public static string Of(ReadOnlySpan<byte> random) => Crockford.Of(random[..Length]);

    /// <summary>As it is shown.</summary>
    public static string Shown(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";

    /// <summary>The code however it was written, or null where that is none.</summary>
    public static string? Read(string written) =>
        written.Length <= LongestWritten && Crockford.Fold(written) is { Length: Length } code ? code : null;
}
