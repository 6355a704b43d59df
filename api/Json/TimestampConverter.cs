using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnglishLearning.Api.Json;

/// <summary>
/// A time as in RFC 3339, with its offset: a time without one means another instant on every machine. Written in UTC.
/// </summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    private const int TimeStartsAt = 10;
    private const int SecondsStartAt = 16;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && HasOffset(reader.GetString()!) && reader.TryGetDateTimeOffset(out var time)
            ? time
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);

    /// <summary>Whether the text can be a time with an offset.</summary>
    public static bool HasOffset(string text) =>
        text.Length > SecondsStartAt
        && text[TimeStartsAt] == 'T'
        && text[SecondsStartAt] == ':'
        && (text[^1] == 'Z' || text[^6] is '+' or '-');
}
