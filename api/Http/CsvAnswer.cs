using System.Net.Mime;
using EnglishLearning.Core.Csv;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Http;

/// <summary>Answers that are a table of a spreadsheet where the client asks for one.</summary>
internal static class CsvAnswer
{
    /// <summary>Whether the Accept header wants CSV rather than JSON.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1)
            .FirstOrDefault(type => type.MediaType == MediaTypeNames.Text.Csv || type.MediaType == MediaTypeNames.Application.Json || type.MatchesAllTypes)
            ?.MediaType == MediaTypeNames.Text.Csv;

    /// <param name="name">Of the file that a browser saves.</param>
    public static ContentHttpResult Of(HttpContext context, CsvText table, string name)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return TypedResults.Text(table.ToString(), $"{MediaTypeNames.Text.Csv}; charset=utf-8; header=present");
    }
}
