using System.Globalization;

namespace EnglishLearning.Core.Classes;

/// <summary>What a class may be.</summary>
public static class ClassRules
{
    public const int MostClasses = 40;
    public const int MostMembers = 500;
    public const int MostTeachers = 20;
    public const int LongestName = 100;

    /// <summary>Roster numbers (nomor absen).</summary>
    public const int LargestNumber = 999;

    /// <summary>The name without what stands around it, or null where it is none: 1 to 100 characters on one line.</summary>
    public static string? Name(string written) => Line(written, LongestName);

    /// <summary>A text on one line of at most <paramref name="longest"/> characters, trimmed; null where it is none.</summary>
    public static string? Line(string written, int longest) =>
        written.Trim() is { Length: > 0 } text && text.Length <= longest && IsPlain(text, lineBreaks: false) ? text : null;

    /// <summary>Plain text: nothing that controls a terminal, nothing that is no character, no signs that turn the direction of others.</summary>
    public static bool IsPlain(string text, bool lineBreaks) =>
        text.EnumerateRunes().All(rune => lineBreaks && rune.Value is '\n' or '\r' or '\t' || IsPlain(rune.Value))
        && text.IndexOf('\uFFFD', StringComparison.Ordinal) < 0;

    /// <summary>The zero-width joiner makes one emoji of several.</summary>
    private const int Joiner = 0x200D;

    private static bool IsPlain(int rune) => rune == Joiner || CharUnicodeInfo.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
}
