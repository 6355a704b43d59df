using System.Text.Json.Serialization.Metadata;

namespace EnglishLearning.Bench.Http;

/// <summary>
/// One learner's way to the server, with the patience of a good client: what is refused for now (429, 503) is sent
/// again when the server asks for it, a token near its end is renewed, anything else but success ends the run.
/// </summary>
internal sealed class LearnerClient
{
    private const int MaxTries = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ApiClient _api;
    private readonly TimeProvider _time;
    private string _token = "";
    private string _refreshToken = "";
    private DateTimeOffset _renewAt;

    private LearnerClient(ApiClient api, TimeProvider time) => (_api, _time) = (api, time);

    public Guid LearnerId { get; private set; }

    /// <summary>Requests that the server asked to send again.</summary>
    public int Retries { get; private set; }

    public static async Task<LearnerClient> GuestAsync(ApiClient api, string timeZone, TimeProvider time, CancellationToken cancellation)
    {
        var client = new LearnerClient(api, time);
        await client.SignInAsync(Requests.Guest(timeZone), cancellation);
        return client;
    }

    /// <exception cref="ServerException">Anything but success in the end.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        if (_time.GetUtcNow() >= _renewAt)
            await SignInAsync(Requests.Refresh(_refreshToken), cancellation);
        return (await InsistAsync(request with { Token = _token }, cancellation)).Read(type);
    }

    /// <summary>Imports a CSV file and waits until it is done.</summary>
    /// <param name="progress">Told how many reviews are in so far.</param>
    public async Task<ImportReply> ImportAsync(byte[] csv, IProgress<int>? progress, CancellationToken cancellation)
    {
        var import = await SendAsync(Requests.Import(csv), ApiJson.Default.ImportReply, cancellation);
        while (import.Status == "running" && import.ImportId is { } id)
        {
            progress?.Report(import.Imported + import.Duplicates);
            await Task.Delay(Pause, _time, cancellation);
            import = await SendAsync(Requests.ImportStatus(id), ApiJson.Default.ImportReply, cancellation);
        }
        return import.Status == "done"
            ? import
            : throw new ServerException($"The import ended as '{import.Status}': {import.Failure}");
    }

    public async Task<IReadOnlyList<Card>> CardsAsync(CancellationToken cancellation)
    {
        var cards = new List<Card>();
        string? cursor = null;
        do
        {
            var page = await SendAsync(Requests.Cards(cursor), ApiJson.Default.CardPage, cancellation);
            cards.AddRange(page.Cards);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return cards;
    }

    public async Task<IReadOnlyList<Attempt>> AttemptsAsync(CancellationToken cancellation)
    {
        var attempts = new List<Attempt>();
        string? cursor = null;
        do
        {
            var page = await SendAsync(Requests.Attempts(cursor), ApiJson.Default.AttemptPage, cancellation);
            attempts.AddRange(page.Attempts);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return attempts;
    }

    private async Task SignInAsync(ApiRequest request, CancellationToken cancellation)
    {
        var reply = (await InsistAsync(request, cancellation)).Read(ApiJson.Default.TokenReply);
        (_token, _refreshToken, LearnerId) = (reply.AccessToken, reply.RefreshToken, reply.LearnerId);
        _renewAt = _time.GetUtcNow().AddSeconds(reply.ExpiresIn * 0.8);
    }

    private async Task<ApiReply> InsistAsync(ApiRequest request, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = await _api.SendAsync(request, cancellation);
            if (reply.IsSuccess)
                return reply;
            if (reply.Status is not (429 or 503) || tries == MaxTries)
                throw new ServerException(reply.ToString());
            Retries++;
            await Task.Delay(reply.RetryAfter ?? Pause, _time, cancellation);
        }
    }
}
