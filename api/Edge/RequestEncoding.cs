using EnglishLearning.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api.Edge;

/// <summary>
/// Bodies come as they are. None is unpacked here, so none can be a bomb: one that says that it is packed is refused (RFC 9110,
/// 15.5.16). Texts are UTF-8, as JSON always is (RFC 8259, 8.1).
/// </summary>
internal static class RequestEncoding
{
    private const string Plain = "identity";
    private const string Charset = "charset";
    private const string Utf8 = "utf-8";

    /// <summary>After routing: only who takes a body asks.</summary>
    public static void UsePlainBodies(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            var isPacked = IsPacked(context.Request.Headers.ContentEncoding);
            if ((!isPacked && !IsForeign(context.Request.ContentType)) || !TakesBody(context.GetEndpoint()))
                return next(context);
            if (isPacked)
                context.Response.Headers.AcceptEncoding = Plain;
            return ProblemWriter.WriteAsync(context, ProblemKinds.UnsupportedMediaType, []);
        });

    private static bool IsPacked(StringValues encodings) =>
        encodings.Count > 0 && !encodings.ToString().Equals(Plain, StringComparison.OrdinalIgnoreCase);

    private static bool IsForeign(string? contentType) =>
        contentType is not null
        && contentType.Contains(Charset, StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.Charset.HasValue
        && !HeaderUtilities.RemoveQuotes(type.Charset).Equals(Utf8, StringComparison.OrdinalIgnoreCase);

    /// <summary>As JSON, or as a file that has a limit of its own.</summary>
    private static bool TakesBody(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAcceptsMetadata>() is not null || endpoint?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null;
}
