namespace EnglishLearning.Core.Accounts;

/// <summary>Crockford's base 32: no letters that look like digits or make words; for codes that people read from paper and type.</summary>
public static class Crockford
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    /// <param name="random">Random bytes, one for each character; 5 bits of each are used.</param>
    public static string Of(ReadOnlySpan<byte> random)
    {
        Span<char> characters = stackalloc char[random.Length];
        for (var at = 0; at < random.Length; at++)
            characters[at] = Alphabet[random[at] % Alphabet.Length];
        return new string(characters);
    }

    /// <summary>In groups of four, as it is printed.</summary>
    /// <inheritdoc cref="Of"/>
    public static string Grouped(ReadOnlySpan<byte> random) => string.Join('-', Of(random).Chunk(Group).Select(group => new string(group)));

    /// <summary>The same text for each way of writing a code: any case, with or without hyphens, O, I and L for the digits that they look like.</summary>
    public static string Fold(string written) =>
        string.Concat(written.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(character => character switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => character,
        }));
}
