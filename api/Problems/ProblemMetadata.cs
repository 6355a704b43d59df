using Microsoft.AspNetCore.Http.Metadata;

namespace EnglishLearning.Api.Problems;

/// <summary>Says which problems an endpoint answers with, for its description.</summary>
internal sealed record ProblemMetadata(IReadOnlyList<ProblemKind> Kinds)
{
    public static IEnumerable<ProblemKind> Of(IEnumerable<object> metadata) =>
        metadata.OfType<ProblemMetadata>().SelectMany(problems => problems.Kinds);
}

internal static class ProblemMetadataExtensions
{
    public static TBuilder WithProblems<TBuilder>(this TBuilder builder, params ProblemKind[] kinds)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new ProblemMetadata(kinds));
        foreach (var status in kinds.Select(kind => kind.Status).Distinct())
            builder.WithMetadata(new ProducedProblem(status));
        return builder;
    }

    private sealed record ProducedProblem(int StatusCode) : IProducesResponseTypeMetadata
    {
        public Type Type => typeof(Problem);

        public IEnumerable<string> ContentTypes => [ProblemWriter.ContentType];
    }
}
