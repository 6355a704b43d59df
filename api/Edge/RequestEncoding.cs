using EnglishLearning.Api.Problems;

namespace EnglishLearning.Api.Edge;

/// <summary>No body is unpacked here, so none can be a bomb: one that says that it is packed is refused (RFC 9110, 15.5.16).</summary>
internal static class RequestEncoding
{
    private const string Plain = "identity";

    public static void UsePlainBodies(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            var encodings = context.Request.Headers.ContentEncoding;
            if (encodings.Count == 0 || encodings.ToString().Equals(Plain, StringComparison.OrdinalIgnoreCase))
                return next(context);
            context.Response.Headers.AcceptEncoding = Plain;
            return ProblemWriter.WriteAsync(context, ProblemKinds.UnsupportedMediaType, []);
        });
}
