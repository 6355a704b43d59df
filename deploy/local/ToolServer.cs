namespace EnglishLearning.Local;

/// <summary>A server that is nothing but a command, ready when an address of it answers: Prometheus, an exporter, a proxy.</summary>
/// <param name="ready">Answered with 200 once it serves.</param>
public sealed class ToolServer(string name, IReadOnlyList<string> command, Uri ready, IReadOnlyDictionary<string, string?>? environment = null)
    : LocalServer(name, folder: null, Lifetime.WithOwner)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };

    protected override IReadOnlyList<string> Command => command;

    protected override IReadOnlyDictionary<string, string?> Environment => environment ?? new Dictionary<string, string?>();

    protected override async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(ready);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
