using System.Text.Json;
using System.Text.Json.Serialization;
using EnglishLearning.Contracts;

namespace EnglishLearning.Api.Json;

/// <summary>A response is a JSON string or an array of strings. U+0000 is refused: PostgreSQL cannot store it.</summary>
internal sealed class ResponseValueConverter : JsonConverter<ResponseValue>
{
    public override ResponseValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new ResponseValue { Text = ReadText(ref reader) };
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException();
        var choices = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            choices.Add(ReadText(ref reader));
        return new ResponseValue { Choices = choices };
    }

    public override void Write(Utf8JsonWriter writer, ResponseValue value, JsonSerializerOptions options)
    {
        if (value.Choices is null)
        {
            writer.WriteStringValue(value.Text);
            return;
        }
        writer.WriteStartArray();
        foreach (var choice in value.Choices)
            writer.WriteStringValue(choice);
        writer.WriteEndArray();
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();
        return text.Contains('\0') ? throw new JsonException() : text;
    }
}
