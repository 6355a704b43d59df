using System.Collections.Concurrent;
using System.Diagnostics;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>Sends requests, takes their times, and notes every status that is not one of those expected. Thread-safe.</summary>
internal sealed class Courier(ApiClient api, Faults faults, CancellationToken cancellation)
{
    private static readonly TimeSpan AfterNoAnswer = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, RouteFigures> _routes = new();
    private int _sent;

    public IReadOnlyDictionary<string, RouteFigures> Routes => _routes;

    public int Sent => _sent;

    public CancellationToken Cancellation => cancellation;

    public Faults Faults => faults;

    /// <summary>The reply, or null where it is not what was expected; the fault is noted then.</summary>
    public async Task<ApiReply?> SendAsync(ApiRequest request, params int[] expected)
    {
        Interlocked.Increment(ref _sent);
        var figures = _routes.GetOrAdd($"{request.Method} {request.Route}", _ => new RouteFigures());
        var start = Stopwatch.GetTimestamp();
        try
        {
            var reply = await api.SendAsync(request, cancellation);
            figures.Record(reply.Status, Stopwatch.GetElapsedTime(start));
            if (expected.Contains(reply.Status))
                return reply;
            faults.Add($"{reply} (expected {string.Join(" or ", expected)})");
        }
        catch (ServerException fault)
        {
            figures.Record(0, Stopwatch.GetElapsedTime(start));
            faults.Add(fault.Message);
            await Task.Delay(AfterNoAnswer, cancellation);
        }
        return null;
    }
}
