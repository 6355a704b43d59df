using EnglishLearning.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Limits;

/// <summary>Bounds what is dear: imports hold their file in memory.</summary>
internal static class RequestLimits
{
    public const string Prefix = "/v1";
    public const string Imports = "imports";

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddSingleton<LoudAddresses>().AddSingleton<RateLimits>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<ApiOptions>>((limits, options) => Configure(limits, options.Value));
    }

    public static bool IsLimited(HttpContext context) => context.Request.Path.StartsWithSegments(Prefix);

    private static void Configure(RateLimiterOptions limits, ApiOptions options)
    {
        limits.AddConcurrencyLimiter(Imports, imports =>
            (imports.PermitLimit, imports.QueueLimit) = (options.ConcurrentImports, options.QueuedImports));
        limits.OnRejected = static (rejected, _) =>
            new ValueTask(ProblemWriter.WriteAsync(rejected.HttpContext, ProblemKinds.Overloaded, []));
    }
}
