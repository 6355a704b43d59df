using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Wire;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>A request in order that the fuzz starts from.</summary>
/// <param name="PathValues">Of an object of the caller's or of somebody else's.</param>
internal sealed record Seedling(Operation Operation, RawRequest Request, string[] PathValues, string Query);

/// <summary>Requests to one operation, from those in order to those that are nothing of the kind.</summary>
internal sealed class RequestGen(ApiDescription description)
{
    private readonly SchemaGen _schemas = new(description);

    public Gen<RawRequest> Of(Seedling seedling) => Gen.Frequency((15, Changed(seedling)), (1, Gen.Const(seedling.Request)));

    private Gen<RawRequest> Changed(Seedling seedling) => Gen.Select(
        Path(seedling), Query(seedling), Headers(seedling), Body(seedling), Gen.Frequency(
            (60, Gen.Const(seedling.Request.Method)),
            (1, Gen.OneOf("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "X"))),
        Frame,
        (path, query, headers, body, method, framing) => new RawRequest(method, path + query, headers, body, framing));

    private static readonly Gen<Framing> Frame = Gen.Frequency(
        (40, Gen.Const(Framing.Length)),
        (4, Gen.OneOf(Framing.Chunked, Framing.Crumbs)),
        (1, Gen.OneOf(Framing.Truncated, Framing.BrokenChunk)));

    private Gen<string> Path(Seedling seedling)
    {
        Gen<string[]> values = Gen.Const(Array.Empty<string>());
        foreach (var (parameter, own) in seedling.Operation.PathParameters.Zip(seedling.PathValues))
        {
            var one = Gen.Frequency(
                (6, Gen.Const(own)),
                (1, _schemas.TextOf(parameter.Schema).Select(Uri.EscapeDataString)),
                (2, Poison.Text.Select(Escape)),
                (1, Poison.Text.Select(text => Escape(Escape(text)))));
            values = Gen.Select(values, one, (before, value) => (string[])[.. before, value]);
        }
        return values.Select(seedling.Operation.PathWith);
    }

    private Gen<string> Query(Seedling seedling)
    {
        var pairs = seedling.Operation.QueryParameters.Select(parameter => Gen.Frequency(
            (3, Gen.Const("")),
            (4, _schemas.TextOf(parameter.Schema).Select(value => $"{parameter.Name}={Escape(value)}")),
            (2, Poison.Text.Select(value => $"{parameter.Name}={Escape(value)}")),
            (1, Poison.Text.Select(value => $"{parameter.Name}=1&{parameter.Name}={Escape(value)}"))));
        var extra = Gen.Frequency(
            (12, Gen.Const("")),
            (1, Gen.Select(Poison.Name, Poison.Text, (name, value) => $"{Escape(name)}={Escape(value)}")),
            (1, Gen.OneOf("&&&", "=", "%", "%zz", "a[]=1", ";", "?")));
        return pairs.Append(extra).Aggregate(
                Gen.Const(seedling.Query),
                (all, pair) => Gen.Select(all, pair, (before, next) => next.Length == 0 ? before : before.Length == 0 ? $"?{next}" : $"{before}&{next}"));
    }

    private static Gen<IReadOnlyList<(string Name, string Value)>> Headers(Seedling seedling)
    {
        var own = seedling.Request.Headers;
        var all = Gen.Frequency(
            (12, Gen.Const(own)),
            (1, Gen.Const((IReadOnlyList<(string Name, string Value)>)[.. own.Where(header => header.Name != "Content-Type")])),
            (1, Gen.Const((IReadOnlyList<(string Name, string Value)>)[.. own, .. own])));
        return Gen.Select(all, PoisonedHeaders.One.List[0, 3], (before, more) => (IReadOnlyList<(string Name, string Value)>)[.. before, .. more]);
    }

    private Gen<byte[]?> Body(Seedling seedling)
    {
        if (seedling.Request.Body is not { } sample)
            return Gen.Frequency((20, Gen.Const((byte[]?)null)), (1, Poison.Json.Select(json => (byte[]?)json)));
        var bytes = Gen.Select(Gen.Int[0, sample.Length], Poison.Text, Gen.Bool, (at, text, cuts) =>
            (byte[]?)[.. sample[..at], .. Encoding.UTF8.GetBytes(text), .. cuts ? [] : sample[at..]]);
        if (Json(seedling.Operation) is not { } schema)
            return Gen.Frequency((2, Gen.Const((byte[]?)sample)), (6, bytes), (1, Poison.Json.Select(json => (byte[]?)json)));
        var start = Gen.Frequency((3, Gen.Const(JsonNode.Parse(sample))), (1, _schemas.Of(schema)));
        var edited = Gen.Select(start, Edit.List[0, 3], (json, edits) => (byte[]?)JsonEdits.Apply(json ?? new JsonObject(), edits));
        return Gen.Frequency((12, edited), (1, bytes), (1, Poison.Json.Select(json => (byte[]?)json)), (1, Gen.Const((byte[]?)null)));
    }

    private static readonly Gen<JsonEdit> Edit = Gen.Select(
        Gen.Int[0, 1_000],
        Gen.Frequency((6, Gen.Const(EditKind.Replace)), (4, Gen.OneOf(EditKind.Remove, EditKind.Null, EditKind.Wrap, EditKind.Add, EditKind.Duplicate))),
        Poison.Name,
        Gen.Frequency((3, Poison.Text.Select(text => JsonSerializer.SerializeToUtf8Bytes(text))), (2, Poison.Json)),
        (where, kind, name, value) => new JsonEdit(where, kind, name, value));

    private static JsonObject? Json(Operation operation) =>
        operation.Bodies.FirstOrDefault(body => body.MediaType == "application/json")?.Schema;

    /// <summary>What a path or query can hold; a lone surrogate as the bytes that it would be.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
            escaped.Append(char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' ? $"{(char)b}" : $"%{b:X2}");
        return escaped.ToString();
    }
}
