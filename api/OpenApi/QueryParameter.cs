using System.Globalization;
using System.Text.Json.Nodes;
using EnglishLearning.Api.Json;
using Microsoft.OpenApi;

namespace EnglishLearning.Api.OpenApi;

/// <summary>An optional query parameter: what is read and what is described are the same.</summary>
internal sealed record QueryParameter(string Name, string Description)
{
    public int Minimum { get; init; }

    public int Maximum { get; init; }

    public int Default { get; init; }

    /// <summary>The values allowed; empty for others than enums.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public required JsonSchemaType Type { get; init; }

    public static QueryParameter Integer(string name, int minimum, int maximum, int @default, string description) =>
        new(name, description) { Type = JsonSchemaType.Integer, Minimum = minimum, Maximum = maximum, Default = @default };

    public static QueryParameter OneOf<T>(string name, string description)
        where T : struct, Enum => new(name, description) { Type = JsonSchemaType.String, Names = EnumNames<T>.All };

    public static QueryParameter Text(string name, string description) =>
        new(name, description) { Type = JsonSchemaType.String };

    public static QueryParameter Boolean(string name, string description) =>
        new(name, description) { Type = JsonSchemaType.Boolean };

    public OpenApiParameter Describe()
    {
        var schema = new OpenApiSchema { Type = Type };
        if (Type == JsonSchemaType.Integer)
        {
            schema.Minimum = Minimum.ToString(CultureInfo.InvariantCulture);
            schema.Maximum = Maximum.ToString(CultureInfo.InvariantCulture);
            schema.Default = JsonValue.Create(Default);
        }
        if (Names.Count > 0)
            schema.Enum = [.. Names.Select(name => (JsonNode)JsonValue.Create(name)!)];
        return new OpenApiParameter { Name = Name, In = ParameterLocation.Query, Description = Description, Schema = schema };
    }
}

internal static class QueryParameterExtensions
{
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder builder, params QueryParameter[] parameters) =>
        builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters = [.. operation.Parameters ?? [], .. parameters.Select(parameter => parameter.Describe())];
            return Task.CompletedTask;
        });
}
