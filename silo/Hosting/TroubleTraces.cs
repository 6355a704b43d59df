using System.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace EnglishLearning.Silo.Hosting;

/// <summary>
/// A span for each request that failed or was slow and was not sampled: what an operator looks for is always there. Decided when the
/// request is over, so it stands alone, without those of grains and database below it.
/// </summary>
public static class TroubleTraces
{
    public const string SourceName = "EnglishLearning.Trouble";

    /// <summary>The objective of the slowest hundredth.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(800);

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Outermost, so that it sees what the problem handler made of an exception.</summary>
    public static void UseTroubleTraces(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(began);
            var failed = context.Response.StatusCode >= 500;
            if ((failed || took > Slow) && Activity.Current is { Recorded: false } request)
                Trace(context, request, took, failed);
        }
    });

    private static void Trace(HttpContext context, Activity request, TimeSpan took, bool failed)
    {
        // As if the caller had asked for it: the sampler follows the parent.
        var parent = new ActivityContext(request.TraceId, request.SpanId, ActivityTraceFlags.Recorded, isRemote: true);
        var route = context.GetEndpoint()?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route;
        using var span = Source.StartActivity(
            $"{context.Request.Method} {route}", ActivityKind.Server, parent,
            [
                new("http.request.method", context.Request.Method),
                new("http.route", route),
                new("http.response.status_code", context.Response.StatusCode),
                new("trouble", failed ? "failed" : "slow"),
            ],
            startTime: DateTimeOffset.UtcNow - took);
        if (failed)
            span?.SetStatus(ActivityStatusCode.Error);
    }
}
