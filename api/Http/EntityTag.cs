using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EnglishLearning.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api.Http;

/// <summary>
/// Strong entity tags (RFC 9110, 8.8.3) that begin with a version, and the conditions on them. If-Match asks for the version alone: a
/// learner who joins meanwhile is no reason to refuse a new name.
/// </summary>
internal static class EntityTag
{
    private const char BeforeBody = '.';
    private const int BodyBytes = 9;

    /// <summary>Of what changes with its version alone.</summary>
    public static EntityTagHeaderValue Of(int version) => new($"\"{version}\"");

    /// <summary>Of a body that also says what the version does not count.</summary>
    public static EntityTagHeaderValue Of<T>(int version, T body, JsonTypeInfo<T> type)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, type));
        return new($"\"{version}{BeforeBody}{Base64Url.EncodeToString(hash.AsSpan(0, BodyBytes))}\"");
    }

    public static void Set(HttpContext context, EntityTagHeaderValue tag) => context.Response.GetTypedHeaders().ETag = tag;

    /// <summary>Whether the client has what this tag stands for already: 304.</summary>
    public static bool IsKnown(HttpContext context, EntityTagHeaderValue current) =>
        context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(current, useStrongComparison: false));

    /// <summary>The version that the client changes, or the problem: none is named (428), or it is none of ours (412).</summary>
    public static (int Version, ProblemResult? Problem) Required(HttpContext context)
    {
        var tags = context.Request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0)
            return (0, new ProblemResult(ProblemKinds.PreconditionRequired));
        return tags is [{ IsWeak: false } tag] && int.TryParse(VersionOf(tag), out var version)
            ? (version, null)
            : (0, new ProblemResult(ProblemKinds.Outdated));
    }

    private static ReadOnlySpan<char> VersionOf(EntityTagHeaderValue tag)
    {
        var text = tag.Tag.AsSpan().Trim('"');
        return text.IndexOf(BeforeBody) is >= 0 and var end ? text[..end] : text;
    }
}
