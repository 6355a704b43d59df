using System.Text.Json.Nodes;

namespace EnglishLearning.Attack.Tests.Description;

/// <summary>The OpenAPI document of a running silo, as far as an attacker needs it.</summary>
public sealed class ApiDescription
{
    private readonly JsonObject _document;

    private ApiDescription(JsonObject document)
    {
        _document = document;
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               where method.Value?["operationId"] is not null
               select Read(path.Key, method.Key, method.Value!.AsObject()),
        ];
    }

    public IReadOnlyList<Operation> Operations { get; }

    public static async Task<ApiDescription> ReadAsync(HttpClient http) =>
        new(JsonNode.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!.AsObject());

    public Operation Find(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>What a schema refers to, where it does.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        (string?)schema["$ref"] is { } reference
            ? Resolve(_document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!.AsObject())
            : schema;

    private static Operation Read(string path, string method, JsonObject operation) => new(
        (string)operation["operationId"]!,
        method.ToUpperInvariant(),
        path,
        (string?)operation["x-permission"] ?? throw new InvalidDataException($"{method} {path} does not say which permission it asks for."),
        [
            .. (operation["parameters"]?.AsArray() ?? []).Select(parameter => new Parameter(
                (string)parameter!["name"]!, (string)parameter["in"]!, parameter["schema"]!.AsObject())),
        ],
        [
            .. (operation["requestBody"]?["content"]?.AsObject() ?? []).Select(content => new RequestBody(
                content.Key, content.Value!["schema"]?.AsObject() ?? [])),
        ],
        operation["responses"]!.AsObject().Select(response => int.Parse(response.Key, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet());
}
