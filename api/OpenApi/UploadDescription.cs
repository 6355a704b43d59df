using EnglishLearning.Api.Imports;
using Microsoft.OpenApi;

namespace EnglishLearning.Api.OpenApi;

internal static class UploadDescription
{
    /// <summary>Describes a body that is a file of CSV or of one of the types, or a form with one file.</summary>
    public static RouteHandlerBuilder WithUpload(this RouteHandlerBuilder builder, params IReadOnlyList<string> types) =>
        builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var content = new Dictionary<string, OpenApiMediaType>
            {
                [UploadedFile.CsvType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                [UploadedFile.FormType] = new() { Schema = Form() },
            };
            foreach (var type in types)
                content[type] = new() { Schema = File() };
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = content };
            return Task.CompletedTask;
        });

    private static OpenApiSchema Form() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = File() },
    };

    private static OpenApiSchema File() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
