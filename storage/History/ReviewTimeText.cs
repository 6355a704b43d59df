using System.Globalization;
using System.Text.RegularExpressions;

namespace EnglishLearning.Storage.History;

/// <summary>The ways in which a CSV file may write a time.</summary>
internal static partial class ReviewTimeText
{
    /// <summary>Unix milliseconds from here on, seconds below: 10^11 s is the year 5138, 10^11 ms is 1973.</summary>
    private const long FirstMilliseconds = 100_000_000_000;

    /// <summary>The largest Unix time that <see cref="DateTimeOffset"/> holds, in milliseconds: the end of 9999.</summary>
    private const long LastMilliseconds = 253_402_300_799_999;

    /// <summary>RFC 3339 with an offset or Z, a date alone (noon UTC), Unix seconds or milliseconds; in UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (Digits().IsMatch(text))
        {
            var number = long.Parse(text, CultureInfo.InvariantCulture);
            if (number > LastMilliseconds)
                return false;
            time = DateTimeOffset.FromUnixTimeMilliseconds(number < FirstMilliseconds ? number * 1000 : number);
            return true;
        }
        var match = Rfc3339().Match(text);
        if (!match.Success)
            return false;
        var (clock, fraction, offset) = match.Groups["clock"].Success
            ? (match.Groups["clock"].Value, match.Groups["fraction"].Value.PadRight(7, '0')[..7], match.Groups["offset"].Value)
            : ("12:00:00", "0000000", "Z");
        var parsed = DateTimeOffset.TryParseExact(
            $"{match.Groups["date"].Value} {clock}.{fraction} {(offset is "Z" or "z" ? "+00:00" : offset)}",
            "yyyy-MM-dd HH:mm:ss.fffffff zzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out time);
        time = time.ToUniversalTime();
        return parsed;
    }

    [GeneratedRegex("^[0-9]{1,15}$")]
    private static partial Regex Digits();

    private const string Date = "(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})";
    private const string Clock = @"(?<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,9}))?";
    private const string Offset = "(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})";

    [GeneratedRegex($"^{Date}([Tt ]{Clock}{Offset})?$")]
    private static partial Regex Rfc3339();
}
