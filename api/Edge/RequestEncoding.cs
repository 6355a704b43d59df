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

    /// <summary>As most clients write it: nothing to look at closer.</summary>
    private const string PlainlyUtf8 = $"{Charset}={Utf8}";

    /// <summary>After routing: only who takes a body asks.</summary>
    public static void UsePlainBodies(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            var isPacked = IsPacked(context.Request.Headers.ContentEncoding);
            var charset = CharsetOf(context.Request.ContentType);
            if ((!isPacked && charset is null) || !TakesBody(context.GetEndpoint()))
                return next(context);
            if (!isPacked && charset!.Equals(Utf8, StringComparison.OrdinalIgnoreCase))
            {
                // The framework takes the name with its quotes for one of an encoding that there is not.
                context.Request.ContentType = Unquoted(context.Request.ContentType!);
                return next(context);
            }
            if (isPacked)
                context.Response.Headers.AcceptEncoding = Plain;
            return ProblemWriter.WriteAsync(context, ProblemKinds.UnsupportedMediaType, []);
        });

    private static bool IsPacked(StringValues encodings) =>
        encodings.Count > 0 && !encodings.ToString().Equals(Plain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where none is said, or UTF-8 as the framework knows it.</summary>
    private static string? CharsetOf(string? contentType) =>
        contentType is not null
        && contentType.IndexOf(Charset, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
        && !contentType.AsSpan(at).Equals(PlainlyUtf8, StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.Charset.HasValue
            ? HeaderUtilities.RemoveQuotes(type.Charset).ToString()
            : null;

    private static string Unquoted(string contentType)
    {
        var type = MediaTypeHeaderValue.Parse(contentType);
        type.Charset = Utf8;
        return type.ToString();
    }

    /// <summary>As JSON, or as a file that has a limit of its own.</summary>
    private static bool TakesBody(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAcceptsMetadata>() is not null || endpoint?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null;
}
