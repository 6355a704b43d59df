using System.Globalization;

namespace EnglishLearning.Api.Texts;

/// <summary>A sentence in both languages; both take the same arguments, {0}, {1}...</summary>
internal sealed record Text(string Indonesian, string English)
{
    public string In(Language language, params object[] arguments)
    {
        var format = language == Language.English ? English : Indonesian;
        return arguments.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, arguments);
    }
}
