using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Texts;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api;

/// <summary>Headers of every answer. They are set as it starts, since handling an exception clears what was set before.</summary>
internal static class SecurityHeaders
{
    private const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>What no page of ours uses.</summary>
    private const string NoDevices = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /// <summary>A year. Said over https alone, where browsers heed it: of one name, as others below it may be others'.</summary>
    private const string HttpsFromNowOn = "max-age=31536000";

    private const string SameOrigin = "same-origin";

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
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        // No page of another site shows an answer as its image or script; those that may read it come by CORS.
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = HttpsFromNowOn;
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
