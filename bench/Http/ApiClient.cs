using System.Net.Http.Headers;

namespace EnglishLearning.Bench.Http;

/// <summary>Sends requests, each once, and reads the whole of what comes back.</summary>
internal sealed class ApiClient(HttpClient http) : IDisposable
{
    /// <param name="timeout">For an answer; two minutes where not given.</param>
    public static ApiClient Connect(Uri url, int connections, TimeSpan? timeout = null)
    {
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false };
        var http = new HttpClient(handler) { BaseAddress = url, Timeout = timeout ?? TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        return new ApiClient(http);
    }

    /// <exception cref="ServerException">No answer: refused, cut off, or late.</exception>
    public async Task<ApiReply> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(request.Path, UriKind.Relative));
        if (request.Token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Token);
        if (request.IdempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", request.IdempotencyKey);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }
        try
        {
            using var response = await http.SendAsync(message, cancellation);
            return new ApiReply(
                request,
                (int)response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(cancellation),
                response.Headers.RetryAfter?.Delta,
                response.Headers.Contains("Idempotent-Replayed"))
            {
                Silo = response.Headers.TryGetValues("X-Silo", out var silo) ? string.Join(',', silo) : null,
            };
        }
        catch (HttpRequestException fault)
        {
            throw new ServerException(
                $"No answer from {http.BaseAddress}: {fault.Message.TrimEnd('.')}. Is the server running there (./run)? See --url.", fault);
        }
        catch (TaskCanceledException fault) when (!cancellation.IsCancellationRequested)
        {
            throw new ServerException($"{request.Method} {request.Path}: no answer within {http.Timeout.TotalSeconds:F0} s.", fault);
        }
    }

    public void Dispose() => http.Dispose();
}
