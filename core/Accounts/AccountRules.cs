using System.Text.RegularExpressions;

namespace EnglishLearning.Core.Accounts;

/// <summary>What user names, e-mail addresses and names may be.</summary>
public static partial class AccountRules
{
    public const int LongestUsername = 32;
    public const int LongestName = 100;
    public const int LongestEmail = 254;

    /// <summary>3 to 32 letters a-z, digits, dots, underscores or hyphens, beginning with a letter or digit.</summary>
    public static bool IsUsername(string text) => Username().IsMatch(text);

    /// <summary>An address and nothing around it, as a browser's field for one takes it (HTML Living Standard, 4.10.5.1.5).</summary>
    public static bool IsEmail(string text) => text.Length <= LongestEmail && Email().IsMatch(text);

    /// <summary>1 to 100 characters without what stands around them, on one line.</summary>
    public static bool IsName(string text) => text.Trim().Length is > 0 and <= LongestName && !text.Any(char.IsControl);

    [GeneratedRegex(@"\A[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{2,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Username();
}
