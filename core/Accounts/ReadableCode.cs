using System.Text;

namespace EnglishLearning.Core.Accounts;

/// <summary>
/// Codes that people copy from paper: Crockford's base 32, which has no letters that look like digits, in groups of four. What is read
/// as another sign is taken as the one that was meant.
/// </summary>
public static class ReadableCode
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsOfSign = 5;
    private const int Group = 4;
    private const int LongestText = 64;

    /// <summary>16 signs, 80 bits: nobody guesses one of any number of them.</summary>
    public const int Length = 16;

    /// <summary>How many bytes a code is made of.</summary>
    public const int Bytes = Length * BitsOfSign / 8;

    /// <param name="bytes">At least <see cref="Bytes"/>, random or a keyed hash.</param>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var code = new StringBuilder();
        for (var i = 0; i < Length; i++)
        {
            var first = i * BitsOfSign;
            var pair = (bytes[first / 8] << 8) | (first / 8 + 1 < Bytes ? bytes[first / 8 + 1] : 0);
            if (i > 0 && i % Group == 0)
                code.Append('-');
            code.Append(Signs[(pair >> (16 - BitsOfSign - first % 8)) & (Signs.Length - 1)]);
        }
        return code.ToString();
    }

    /// <summary>The code's signs without what stands between them; null where it is none.</summary>
    public static string? Read(string text)
    {
        if (text.Length > LongestText)
            return null;
        var signs = text.Where(c => c is not ('-' or ' ')).Select(c => char.ToUpperInvariant(c) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        }).ToArray();
        return signs.Length == Length && signs.All(sign => Signs.Contains(sign)) ? new string(signs) : null;
    }
}
