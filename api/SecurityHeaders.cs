using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Texts;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api;

/// <summary>Headers of every answer. They are set as it starts, since handling an exception clears what was set before.</summary>
internal static class SecurityHeaders
{
    private const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            context.Response.OnStarting(static state => SetAsync((HttpContext)state), context);
            return next(context);
        });

    private static Task SetAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, NothingAllowed);
        if (RequestLimits.IsLimited(context))
            headers.CacheControl = "no-store";
        if (RequestLimits.IsLimited(context) || context.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            headers.ContentLanguage = RequestLanguage.Tag(RequestLanguage.Of(context.Request));
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        }
        return Task.CompletedTask;
    }
}
