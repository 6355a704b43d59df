using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Api.Json;

/// <summary>How an enum is written on the wire: CEFR levels as they are, all else in camel case. Never as a number.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly JsonNamingPolicy? Policy = typeof(T) == typeof(CefrLevel) ? null : JsonNamingPolicy.CamelCase;

    private static readonly FrozenDictionary<string, T> Values =
        Enum.GetValues<T>().ToFrozenDictionary(Of, value => value, StringComparer.OrdinalIgnoreCase);

    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<T>().Select(Of)];

    public static JsonConverter Converter => new JsonStringEnumConverter<T>(Policy, allowIntegerValues: false);

    public static T? Parse(string name) => Values.TryGetValue(name, out var value) ? value : null;

    public static string Of(T value) => Policy is null ? value.ToString() : Policy.ConvertName(value.ToString());
}
