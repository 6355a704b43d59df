using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using EnglishLearning.Attack.Tests.Description;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>Values that a schema allows, and what lies right beyond.</summary>
internal sealed class SchemaGen(ApiDescription description)
{
    private const int Deepest = 5;

    /// <param name="schema">May refer to another.</param>
    public Gen<JsonNode?> Of(JsonObject schema, int depth = 0)
    {
        schema = description.Resolve(schema);
        if (depth > Deepest)
            return Gen.Const<JsonNode?>(() => null);
        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { } choices)
            return Gen.OneOf([.. choices.Select(choice => (IGen<JsonNode?>)Of(choice!.AsObject(), depth + 1))]);
        if (schema["enum"]?.AsArray() is { } names)
            return Gen.OneOf([.. names.Select(name => (string)name!)]).Select(name => (JsonNode?)JsonValue.Create(name));
        return Types(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => schema["items"] is JsonObject items
                ? Of(items, depth + 1).List[0, 3].Select(list => (JsonNode?)new JsonArray([.. list]))
                : Gen.Const<JsonNode?>(() => new JsonArray()),
            "integer" => Integer(schema),
            "number" => Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
            "boolean" => Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
            "null" => Gen.Const<JsonNode?>(() => null),
            _ => Text(schema).Select(text => (JsonNode?)JsonValue.Create(text)),
        };
    }

    /// <summary>As it stands in a query or path.</summary>
    public Gen<string> TextOf(JsonObject schema) => Of(schema).Select(node => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    });

    private Gen<JsonNode?> Object(JsonObject schema, int depth)
    {
        var required = (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).ToHashSet();
        Gen<JsonObject> members = Gen.Const(() => new JsonObject());
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            var present = required.Contains(name) ? Gen.Const(true) : Gen.Bool;
            members = Gen.Select(members, present, Of(member!.AsObject(), depth + 1), (all, isThere, value) =>
            {
                if (isThere)
                    all[name] = value?.DeepClone();
                return all;
            });
        }
        return members.Select(all => (JsonNode?)all);
    }

    private static Gen<JsonNode?> Integer(JsonObject schema)
    {
        var (least, most) = ((long?)schema["minimum"] ?? 0, (long?)schema["maximum"] ?? 100);
        return Gen.Frequency(
                (3, Gen.Long[least, most]),
                (1, Gen.OneOf(least, most, least - 1, most + 1, 0, -1, int.MaxValue, int.MinValue, long.MaxValue)))
            .Select(number => (JsonNode?)JsonValue.Create(number));
    }

    private static Gen<string> Text(JsonObject schema) => (string?)schema["format"] switch
    {
        "uuid" => Gen.Guid.Select(id => id.ToString()),
        "date" => Gen.Int[-50_000, 3_000].Select(days => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "date-time" => Gen.Int[-100_000, 1_000].Select(minutes => DateTime.UtcNow.AddMinutes(minutes).ToString("O", CultureInfo.InvariantCulture)),
        _ => Gen.Frequency((2, Gen.String[Gen.Char['a', 'z'], 1, 20]), (1, Poison.Text)),
    };

    /// <summary>The first of its types that is not null.</summary>
    private static string? Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => (string)type!).FirstOrDefault(type => type != "null"),
        { } one => (string)one!,
        null => schema["properties"] is null ? null : "object",
    };
}
