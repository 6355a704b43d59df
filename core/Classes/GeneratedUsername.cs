using System.Globalization;
using System.Text;

namespace EnglishLearning.Core.Classes;

/// <summary>A user name for a student of whom none is given: "budi.santoso.4821".</summary>
public static class GeneratedUsername
{
    /// <summary>One more than the largest number that one is made with.</summary>
    public const int Count = 10_000;

    private const int LongestBase = 24;
    private const string Nameless = "siswa";

    /// <param name="number">Random, below <see cref="Count"/>.</param>
    public static string Of(string name, int number)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(word => word.Length > 0).Take(2);
        var joined = string.Join('.', words);
        var chosen = joined.Length == 0 ? Nameless : joined[..Math.Min(joined.Length, LongestBase)].TrimEnd('.');
        return $"{chosen}.{number.ToString("D4", CultureInfo.InvariantCulture)}";
    }

    /// <summary>a to z alone, without accents.</summary>
    private static string Letters(string word) =>
        string.Concat(word.Normalize(NormalizationForm.FormKD).ToLowerInvariant().Where(char.IsAsciiLetterLower));
}
