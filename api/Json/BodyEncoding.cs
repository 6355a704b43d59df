using EnglishLearning.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api.Json;

/// <summary>JSON is UTF-8 (RFC 8259, 8.1). A body that is said to be anything else is refused before somebody tries to read it.</summary>
internal static class BodyEncoding
{
    private const string Charset = "charset";
    private const string Utf8 = "utf-8";

    /// <summary>After routing: only who takes JSON asks.</summary>
    public static void UseUtf8Bodies(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
            context.Request.ContentType is { } type && IsOther(type) && context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
                ? ProblemWriter.WriteAsync(context, ProblemKinds.UnsupportedMediaType, [])
                : next(context));

    private static bool IsOther(string contentType) =>
        contentType.Contains(Charset, StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.Charset.HasValue
        && !HeaderUtilities.RemoveQuotes(type.Charset).Equals(Utf8, StringComparison.OrdinalIgnoreCase);
}
