namespace EnglishLearning.Api.Edge;

/// <summary>Connections from clients and proxies. Apart from <see cref="ApiOptions"/>: the server is made before its secrets are read.</summary>
public sealed class ConnectionOptions : ICheckedOptions
{
    private const int Most = 1_000_000;

    /// <summary>Open at once, some 10 KB each; the next is closed unread.</summary>
    public int Concurrent { get; set; } = 10_000;

    public IEnumerable<string> Faults()
    {
        if (Concurrent is < 1 or > Most)
            yield return $"Connections__Concurrent is from 1 to {Most}, not {Concurrent}.";
    }
}
