namespace EnglishLearning.Api.Edge;

/// <summary>Web sites of other origins whose scripts may call the API (CORS). None by default.</summary>
public sealed class OriginOptions : ICheckedOptions
{
    /// <summary>Exact origins, such as https://belajar.sekolah.sch.id; http for localhost alone.</summary>
    public IList<string> Origins { get; init; } = [];

    public IEnumerable<string> Faults() =>
        from origin in Origins
        where !IsOrigin(origin)
        select $"Cors__Origins: \"{origin}\" is no origin: write https://name or https://name:port, no path, no *; http for localhost alone.";

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        // As browsers write it: lower case, no path, no port that is the standard one.
        && uri.GetLeftPart(UriPartial.Authority) == text
        && uri.UserInfo.Length == 0
        && !text.Contains('*', StringComparison.Ordinal)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
