using Microsoft.AspNetCore.Http.Metadata;

namespace EnglishLearning.Api.Limits;

internal static class BodyLimit
{
    /// <summary>The largest body that an endpoint takes, in bytes; past it 413.</summary>
    public static TBuilder WithBodyLimit<TBuilder>(this TBuilder builder, long bytes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Limit(bytes));

    private sealed record Limit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
