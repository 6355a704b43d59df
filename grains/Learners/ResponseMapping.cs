using System.Text.Json;
using System.Text.Json.Serialization;
using EnglishLearning.Contracts;
using EnglishLearning.Core.Grading;

namespace EnglishLearning.Grains.Learners;

/// <summary>A response between its three forms: message, core, canonical JSON in the log.</summary>
public static partial class ResponseMapping
{
    public const string NoResponse = "\"\"";

    public static Response ToCore(ResponseValue value) =>
        value.Choices is { } choices ? Response.Of(choices) : Response.Of(value.Text ?? "");

    public static ResponseValue ToMessage(Response response) => new() { Choices = response.Choices, Text = response.Text };

    public static string ToJson(ResponseValue value) =>
        value.Choices is { } choices
            ? JsonSerializer.Serialize(choices, Json.Default.IReadOnlyListString)
            : JsonSerializer.Serialize(value.Text ?? "", Json.Default.String);

    public static Response FromJson(string json) =>
        json.StartsWith('[')
            ? Response.Of(JsonSerializer.Deserialize(json, Json.Default.IReadOnlyListString)!)
            : Response.Of(JsonSerializer.Deserialize(json, Json.Default.String)!);

    [JsonSerializable(typeof(IReadOnlyList<string>))]
    [JsonSerializable(typeof(string))]
    private sealed partial class Json : JsonSerializerContext;
}
