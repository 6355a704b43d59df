namespace EnglishLearning.Core.Grading;

/// <summary>Damerau-Levenshtein distance, as far as typos need it.</summary>
internal static class EditDistance
{
    /// <summary>True where one insertion, deletion, substitution or swap of neighbours turns a into b.</summary>
    internal static bool IsOne(string a, string b)
    {
        var start = a.AsSpan().CommonPrefixLength(b);
        var shorter = (a.Length <= b.Length ? a : b).AsSpan(start);
        var longer = (a.Length <= b.Length ? b : a).AsSpan(start);
        return (longer.Length - shorter.Length) switch
        {
            0 when shorter.IsEmpty => false,
            0 => shorter[1..].SequenceEqual(longer[1..]) || IsSwap(shorter, longer),
            1 => shorter.SequenceEqual(longer[1..]),
            _ => false,
        };
    }

    private static bool IsSwap(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]);
}
