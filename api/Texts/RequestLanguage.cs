using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api.Texts;

/// <summary>Which language a request asks for, by Accept-Language (RFC 9110, 12.5.4).</summary>
internal static class RequestLanguage
{
    public static Language Of(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var wanted))
            return Language.Indonesian;
        var best = Language.Indonesian;
        var bestQuality = 0.0;
        foreach (var candidate in wanted)
        {
            var quality = candidate.Quality ?? 1;
            if (quality > bestQuality && Known(candidate.Value.AsSpan()) is { } language)
                (best, bestQuality) = (language, quality);
        }
        return best;
    }

    public static string Tag(Language language) => language == Language.English ? "en" : "id";

    /// <summary>"in" is what Java and old Android say for Indonesian.</summary>
    private static Language? Known(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf('-');
        var primary = end < 0 ? tag : tag[..end];
        return primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English
            : primary.Equals("id", StringComparison.OrdinalIgnoreCase) || primary.Equals("in", StringComparison.OrdinalIgnoreCase)
                || primary is "*" ? Language.Indonesian
            : null;
    }
}
