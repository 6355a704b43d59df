namespace EnglishLearning.Core.Grading;

/// <summary>Regular English inflection, in both directions; nothing here asks whether a word exists.</summary>
internal static class Inflections
{
    private const string Vowels = "aeiou";

    // Verbs of more than one syllable that double their last consonant, being stressed at the end.
    private const string StressedAtTheEnd =
        " abet acquit admit allot begin commit compel concur confer control defer deter dispel emit equip expel forbid "
        + "forget format incur infer input kidnap occur omit outfit output patrol permit prefer program propel rebel "
        + "rebut recur refer regret remit submit transfer transmit unplug upset ";

    private static readonly (Ending Ending, string Suffix, string Instead)[] Endings =
    [
        (Ending.S, "s", ""), (Ending.S, "es", ""), (Ending.S, "ies", "y"),
        (Ending.S, "ves", "f"), (Ending.S, "ves", "fe"),
        (Ending.Ed, "ed", ""), (Ending.Ed, "ed", "e"), (Ending.Ed, "ied", "y"),
        (Ending.Ing, "ing", ""), (Ending.Ing, "ing", "e"), (Ending.Ing, "ying", "ie"),
        (Ending.Er, "er", ""), (Ending.Er, "er", "e"), (Ending.Er, "ier", "y"),
        (Ending.Est, "est", ""), (Ending.Est, "est", "e"), (Ending.Est, "iest", "y"),
        (Ending.Ly, "ly", ""), (Ending.Ly, "ly", "le"), (Ending.Ly, "ily", "y"),
        (Ending.Ly, "y", ""), (Ending.Ly, "y", "e"),
        (Ending.An, "an", "a"),
    ];

    /// <summary>What an ending marks. A word and its form differ in it; a misspelt form ("stoped") does not.</summary>
    private enum Ending
    {
        None,
        S,
        Ed,
        Ing,
        Er,
        Est,
        Ly,
        An,
    }

    /// <summary>The -s, -ed, -ing, -er, -est and -ly forms, in that order, whatever the part of speech.</summary>
    internal static string[] Of(string word)
    {
        var beforeVowel = word.EndsWith('e') ? word[..^1]
            : EndsInConsonantAndY(word) ? word[..^1] + "i"
            : DoublesLast(word) ? word + word[^1]
            : word;
        var ing = word.EndsWith("ie", StringComparison.Ordinal) ? word[..^2] + "y"
            : EndsInConsonantAndY(word) ? word
            : word is [.., 'e' or 'o' or 'y', 'e'] ? word
            : beforeVowel;
        return
        [
            ThirdPerson(word), beforeVowel + "ed", ing + "ing", beforeVowel + "er", beforeVowel + "est", Adverb(word),
        ];
    }

    /// <summary>
    /// True where the two are, or would regularly be, different forms of one word: walk and walks, walked and walkes,
    /// Indonesia and Indonesian, rain and rainy. Neither needs to be a word that anyone lists.
    /// </summary>
    internal static bool AreFormsOfOneWord(string a, string b) =>
        Bases(a).Any(x => Bases(b).Any(y => x.Base == y.Base && x.Ending != y.Ending));

    private static IEnumerable<(Ending Ending, string Base)> Bases(string word)
    {
        yield return (Ending.None, word);
        foreach (var (ending, suffix, instead) in Endings)
        {
            // "addres" is a misspelt "address", not a form of it.
            if (word.Length > suffix.Length + 1 && word.EndsWith(suffix, StringComparison.Ordinal)
                && !word.EndsWith("ss", StringComparison.Ordinal))
            {
                var stem = word[..^suffix.Length];
                yield return (ending, stem + instead);
                if (suffix[0] is 'e' or 'i' && stem.Length > 2 && stem[^1] == stem[^2])
                {
                    yield return (ending, stem[..^1] + instead);
                }
            }
        }
    }

    private static string ThirdPerson(string word) =>
        EndsInConsonantAndY(word) ? word[..^1] + "ies"
        : word is [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] ? word + "es"
        : word is [.., var c, 'o'] && !IsVowel(c) ? word + "es"
        : word + "s";

    private static string Adverb(string word) =>
        word is [.., var c, 'l', 'e'] && !IsVowel(c) ? word[..^1] + "y"
        : EndsInConsonantAndY(word) ? word[..^1] + "ily"
        : word.EndsWith("ic", StringComparison.Ordinal) ? word + "ally"
        : word.EndsWith("ll", StringComparison.Ordinal) ? word + "y"
        : word + "ly";

    private static bool EndsInConsonantAndY(string word) => word is [.., var c, 'y'] && !IsVowel(c);

    // One vowel between consonants: stop, plan, quit, but not rain, fix or show.
    private static bool DoublesLast(string word)
    {
        if (word.Length < 3 || !"bdfgklmnprtvz".Contains(word[^1], StringComparison.Ordinal) || !IsVowel(word[^2])
            || (IsVowel(word[^3]) && !word.AsSpan(0, word.Length - 2).EndsWith("qu")))
        {
            return false;
        }

        var oneSyllable = !word[..^2].Replace("qu", "", StringComparison.Ordinal).Any(c => IsVowel(c) || c == 'y');
        return oneSyllable || StressedAtTheEnd.Contains($" {word} ", StringComparison.Ordinal);
    }

    private static bool IsVowel(char c) => Vowels.Contains(c, StringComparison.Ordinal);
}
