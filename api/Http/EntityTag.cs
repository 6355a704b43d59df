using EnglishLearning.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api.Http;

/// <summary>Strong entity tags (RFC 9110, 8.8.3) that are a version, and the conditions on them.</summary>
internal static class EntityTag
{
    public static void Set(HttpContext context, int version) => context.Response.GetTypedHeaders().ETag = Of(version);

    /// <summary>Whether the client has this version already: 304.</summary>
    public static bool IsKnown(HttpContext context, int version) =>
        context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(Of(version), useStrongComparison: false));

    /// <summary>The version that the client changes, or the problem: none is named (428), or it is none of ours (412).</summary>
    public static (int Version, ProblemResult? Problem) Required(HttpContext context)
    {
        var tags = context.Request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0)
            return (0, new ProblemResult(ProblemKinds.PreconditionRequired));
        return tags is [{ IsWeak: false } tag] && int.TryParse(tag.Tag.AsSpan().Trim('"'), out var version)
            ? (version, null)
            : (0, new ProblemResult(ProblemKinds.Outdated));
    }

    private static EntityTagHeaderValue Of(int version) => new($"\"{version}\"");
}
