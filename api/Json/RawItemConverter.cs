using System.Text.Json;
using System.Text.Json.Serialization;
using EnglishLearning.Api.Attempts;

namespace EnglishLearning.Api.Json;

/// <summary>Takes any JSON as it is: strictness, as about a member given twice, comes later and harms that item alone.</summary>
internal sealed class RawItemConverter : JsonConverter<RawItem>
{
    public override bool HandleNull => true;

    public override RawItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, RawItem value, JsonSerializerOptions options) => value.Json.WriteTo(writer);
}
