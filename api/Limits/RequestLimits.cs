using System.Threading.RateLimiting;
using EnglishLearning.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Limits;

/// <summary>Bounds the requests in flight: those past the queue are answered 503 at once instead of piling up.</summary>
internal static class RequestLimits
{
    public const string Prefix = "/v1";
    public const string Imports = "imports";

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<ApiOptions>>((limits, options) => Configure(limits, options.Value));
    }

    /// <summary>Refuses requests to /v1 while the host sheds load.</summary>
    public static void UseLoadShedding(this IApplicationBuilder app)
    {
        var shedder = app.ApplicationServices.GetRequiredService<ILoadShedder>();
        app.Use((context, next) => IsLimited(context) && shedder.ShouldShed
            ? ProblemWriter.WriteAsync(context, ProblemKinds.Overloaded, [])
            : next(context));
    }

    public static bool IsLimited(HttpContext context) => context.Request.Path.StartsWithSegments(Prefix);

    private static void Configure(RateLimiterOptions limits, ApiOptions options)
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(context => IsLimited(context)
            ? RateLimitPartition.GetConcurrencyLimiter(true, _ => Queue(options.ConcurrentRequests, options.QueuedRequests))
            : RateLimitPartition.GetNoLimiter(false));
        limits.AddConcurrencyLimiter(Imports, imports =>
            (imports.PermitLimit, imports.QueueLimit) = (options.ConcurrentImports, options.QueuedImports));
        limits.OnRejected = static (rejected, _) =>
            new ValueTask(ProblemWriter.WriteAsync(rejected.HttpContext, ProblemKinds.Overloaded, []));
    }

    private static ConcurrencyLimiterOptions Queue(int permits, int queue) =>
        new() { PermitLimit = permits, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
}
