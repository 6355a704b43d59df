using System.Globalization;
using System.Text;

namespace EnglishLearning.Core.Grading;

/// <summary>Takes from a typed answer what no one means by it: typographic signs, spaces, outer punctuation.</summary>
/// <remarks>
/// Contractions are never expanded: "do not" stands for "don't" in a statement but not in "Don't you?", "'s" is "is" or
/// "has", and a gap often asks for one of the two. Authors list both where both are right.
/// </remarks>
internal static class AnswerText
{
    private const string OuterPunctuation = ".,;:!?()[]{}\"_*-";

    /// <summary>False for what Unicode normalisation refuses: a lone surrogate, or U+FFFE.</summary>
    internal static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == '\uFFFE')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The answer's words, one space between them, its letters' case kept. NFKC.</summary>
    internal static string Plain(string text)
    {
        var signs = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            signs.Append(Sign(c));
        }

        var words = signs.ToString().Normalize(NormalizationForm.FormKC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var plain = string.Join(' ', words.Select(TrimPunctuation).Where(word => word.Length > 0));
        var unquoted = plain is ['\'', _, .., '\''] ? plain[1..^1] : plain;

        // An answer of punctuation alone ("-" for no article) is what it is.
        return unquoted.Length > 0 ? unquoted : string.Join(' ', words);
    }

    internal static string[] Words(string plain) => plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Hyphens between letters replaced: "twenty one" and "twentyone" both mean "twenty-one".</summary>
    internal static string WithoutHyphens(string plain, string instead)
    {
        var result = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            var joins = plain[i] == '-' && i > 0 && i + 1 < plain.Length
                && char.IsLetter(plain[i - 1]) && char.IsLetter(plain[i + 1]);
            result.Append(joins ? instead : plain[i].ToString());
        }

        return result.ToString();
    }

    // Before NFKC, which would take a free-standing acute accent apart into a space and a combining mark.
    private static string Sign(char c) => c switch
    {
        (>= '\u2018' and <= '\u201B') or '\u02BC' or '\u02B9' or '\u2032' or '`' or '\u00B4' => "'",
        (>= '\u201C' and <= '\u201F') or '\u2033' or '\u00AB' or '\u00BB' => "\"",
        (>= '\u2010' and <= '\u2015') or '\u2212' => "-",
        _ when char.IsWhiteSpace(c) => " ",
        _ when char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control => "",
        _ => c.ToString(),
    };

    // The apostrophe stays ("students'"), and so do the signs that make a number another number ("-5", ".5").
    private static string TrimPunctuation(string word)
    {
        var end = word.AsSpan().TrimEnd(OuterPunctuation).Length;
        var start = 0;
        while (start < end && OuterPunctuation.Contains(word[start], StringComparison.Ordinal)
            && !(word[start] is '-' or '.' && char.IsAsciiDigit(word[start + 1])))
        {
            start++;
        }

        return word[start..end];
    }
}
