using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api.Edge;

/// <summary>
/// CORS, closed unless origins are named. Without credentials: the API knows no cookies, tokens travel in Authorization.
/// </summary>
internal static class AllowedOrigins
{
    private static readonly TimeSpan PreflightIsGoodFor = TimeSpan.FromHours(2);

    public static void UseAllowedOrigins(this IApplicationBuilder app)
    {
        var origins = app.ApplicationServices.GetRequiredService<IOptions<OriginOptions>>().Value.Origins;
        if (origins.Count == 0)
            return;
        app.UseCors(policy => policy
            .WithOrigins([.. origins])
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
            .WithHeaders(
                HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.AcceptLanguage, HeaderNames.IfMatch,
                HeaderNames.IfNoneMatch, "Idempotency-Key", HeaderNames.TraceParent)
            .WithExposedHeaders(
                HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.ContentLanguage,
                "RateLimit", "RateLimit-Policy")
            .SetPreflightMaxAge(PreflightIsGoodFor));
    }
}
