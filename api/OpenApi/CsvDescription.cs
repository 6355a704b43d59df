using System.Net.Mime;
using Microsoft.OpenApi;

namespace EnglishLearning.Api.OpenApi;

internal static class CsvDescription
{
    /// <summary>Describes that the answer is a table of a spreadsheet too, for whom asks for one.</summary>
    public static RouteHandlerBuilder WithCsv(this RouteHandlerBuilder builder) =>
        builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Responses!["200"].Content!.Add(MediaTypeNames.Text.Csv, new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            return Task.CompletedTask;
        });
}
