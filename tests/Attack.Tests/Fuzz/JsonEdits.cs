using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnglishLearning.Attack.Tests.Fuzz;

internal enum EditKind
{
    Replace,
    Remove,
    Null,
    Wrap,

    /// <summary>A member that nobody knows.</summary>
    Add,

    /// <summary>The same member again.</summary>
    Duplicate,
}

/// <summary>One change of a JSON text.</summary>
/// <param name="Where">Which of its values, modulo their number.</param>
/// <param name="Name">Of a member that is added.</param>
/// <param name="Value">What comes in its place, as it is written: any bytes.</param>
internal sealed record JsonEdit(int Where, EditKind Kind, string Name, byte[] Value);

/// <summary>Changes values of a JSON text into what no serializer would write.</summary>
internal static class JsonEdits
{
    /// <summary>No generated text begins with it.</summary>
    private const string Mark = "@@a-value-that-is-still-to-come:";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    public static byte[] Apply(JsonNode sample, IReadOnlyList<JsonEdit> edits)
    {
        // Each new value stands as a mark until all is written, and then gives way to its bytes.
        var root = new JsonObject { ["root"] = sample.DeepClone() };
        var marks = new List<byte[]>();
        foreach (var edit in edits)
        {
            var places = Places(root).ToList();
            if (places.Count == 0)
                break;
            Apply(edit, places[edit.Where % places.Count], marks);
        }
        var text = root["root"]?.ToJsonString(Options) ?? "";
        var bytes = new MemoryStream();
        var from = 0;
        for (int at; (at = text.IndexOf($"\"{Mark}", from, StringComparison.Ordinal)) >= 0;)
        {
            bytes.Write(Encoding.UTF8.GetBytes(text[from..at]));
            var end = text.IndexOf('"', at + 1);
            bytes.Write(marks[int.Parse(text[(at + 1 + Mark.Length)..end], CultureInfo.InvariantCulture)]);
            from = end + 1;
        }
        bytes.Write(Encoding.UTF8.GetBytes(text[from..]));
        return bytes.ToArray();
    }

    private static void Apply(JsonEdit edit, Place place, List<byte[]> marks)
    {
        string MarkOf(byte[] value)
        {
            marks.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"{Mark}{marks.Count - 1}");
        }
        switch (edit.Kind)
        {
            case EditKind.Remove:
                place.Remove();
                break;
            case EditKind.Null:
                place.Set(null);
                break;
            case EditKind.Wrap:
                place.Set(new JsonArray(place.Value?.DeepClone()));
                break;
            case EditKind.Add when place.Value is JsonObject members:
                members[MarkOf(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(edit.Name)))] = MarkOf(edit.Value);
                break;
            case EditKind.Duplicate when place is { Parent: JsonObject members, Name: not "root" }:
                members[MarkOf(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(place.Name)))] = MarkOf(edit.Value);
                break;
            default:
                place.Set(MarkOf(edit.Value));
                break;
        }
    }

    private static IEnumerable<Place> Places(JsonNode node) => node switch
    {
        JsonObject members => members.ToArray().SelectMany(member =>
            Below(new Place(members, member.Key, 0, member.Value))),
        JsonArray items => items.ToArray().SelectMany((item, at) => Below(new Place(items, "", at, item))),
        _ => [],
    };

    private static IEnumerable<Place> Below(Place place) =>
        place.Name.StartsWith(Mark, StringComparison.Ordinal) ? [] : place.Value is null ? [place] : [place, .. Places(place.Value)];

    private sealed record Place(JsonNode Parent, string Name, int Index, JsonNode? Value)
    {
        public void Set(JsonNode? value)
        {
            if (Parent is JsonObject members)
                members[Name] = value;
            else
                Parent.AsArray()[Index] = value;
        }

        public void Remove()
        {
            if (Parent is JsonObject members)
                members.Remove(Name);
            else
                Parent.AsArray().RemoveAt(Index);
        }
    }
}
