using System.Globalization;
using EnglishLearning.Api.OpenApi;

namespace EnglishLearning.Api.Me;

/// <summary>The query parameters of every list, and the link to its next page (RFC 8288).</summary>
internal static class PageParameters
{
    public static readonly QueryParameter Limit = QueryParameter.Integer("limit", 1, 200, 50, "Most entries in the page.");
    public static readonly QueryParameter At = QueryParameter.Text("cursor", "nextCursor of the page before.");

    /// <param name="filters">What else the list was asked for, as it is in a query; such as "&amp;actor=...".</param>
    public static void LinkNext(HttpContext context, int limit, string? nextCursor, string filters = "")
    {
        if (nextCursor is not null)
            context.Response.Headers.Link = string.Create(
                CultureInfo.InvariantCulture,
                $"<{context.Request.PathBase}{context.Request.Path}?limit={limit}{filters}&cursor={nextCursor}>; rel=\"next\"");
    }
}
