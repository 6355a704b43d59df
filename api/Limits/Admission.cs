using System.Diagnostics.Metrics;
using EnglishLearning.Api.Problems;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Limits;

/// <summary>
/// Bounds the requests to /v1 that run at once. The next one is refused with 503 before anything else is done for it, so
/// that refusing many costs little; nobody waits in a queue whose length everybody behind would feel.
/// </summary>
internal static class Admission
{
    /// <summary>A body larger than this may come slowly from a phone: its request waits for the phone, not for us.</summary>
    private const long SmallBody = 16 * 1024;

    public static void UseAdmission(this IApplicationBuilder app)
    {
        var limit = app.ApplicationServices.GetRequiredService<IOptions<ApiOptions>>().Value.ConcurrentRequests;
        var shedder = app.ApplicationServices.GetRequiredService<ILoadShedder>();
        var running = new Running();
        app.ApplicationServices.GetRequiredService<IMeterFactory>().Create(LimitMetrics.MeterName)
            .CreateObservableGauge("http.server.requests.running", () => running.Count, "{request}", "Requests to /v1 under way, of those that do not wait for a phone.");
        app.Use((context, next) =>
        {
            if (!RequestLimits.IsLimited(context))
                return next(context);
            if (shedder.ShouldShed || running.Count >= limit)
                return ProblemWriter.WriteAsync(context, ProblemKinds.Overloaded, []);
            return context.Request.ContentLength > SmallBody ? next(context) : running.RunAsync(next, context);
        });
    }

    private sealed class Running
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public async Task RunAsync(RequestDelegate next, HttpContext context)
        {
            Interlocked.Increment(ref _count);
            try
            {
                await next(context);
            }
            finally
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }
}
