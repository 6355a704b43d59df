namespace EnglishLearning.Core.Accounts;

/// <summary>
/// How a code looks that is handed out on paper: three groups of four of Crockford's 32 characters, 60 bits. Written in any case, with
/// or without hyphens, with the letters O, I and L for the digits that they look like.
/// </summary>
public static class ResetCode
{
    /// <summary>Characters without hyphens, and random bytes that one is made of.</summary>
    public const int Length = 12;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    /// <param name="random"><see cref="Length"/> random bytes; 5 bits of each are used.</param>
    public static string Of(ReadOnlySpan<byte> random)
    {
        var characters = new List<char>();
        for (var at = 0; at < Length; at++)
        {
            if (at > 0 && at % Group == 0)
                characters.Add('-');
            characters.Add(Alphabet[random[at] % Alphabet.Length]);
        }
        return string.Concat(characters);
    }

    /// <summary>The same text for each way of writing a code.</summary>
    public static string Fold(string written) =>
        string.Concat(written.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(character => character switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => character,
        }));
}
