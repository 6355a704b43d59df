using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnglishLearning.Attack.Tests.Wire;

/// <summary>An answer as it came over the socket.</summary>
public sealed record RawReply(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public bool Closes => string.Equals(Header("Connection"), "close", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Refused by the server before the pipeline: the request was no HTTP. It has no body, says no more and ends the connection.
    /// </summary>
    public bool IsOfServer => Status is 400 or 408 or 413 or 414 or 431 or 505 && Body.Length == 0 && Closes && Header("X-Content-Type-Options") is null;

    /// <summary>Null where it is not there.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Null where the body is no JSON object.</summary>
    public JsonObject? Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(Body) as JsonObject;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The last part of a problem's type.</summary>
    public string? Code => ((string?)Json?["type"])?.Split('/')[^1];

    /// <summary>All that a client could tell two answers apart by, without what differs at each request.</summary>
    public string Comparable
    {
        get
        {
            var headers = Headers.Where(header => header.Name is not "Date").Order().Select(header => $"{header.Name}: {header.Value}");
            var body = Json;
            body?.Remove("traceId");
            return $"{Status}\n{string.Join('\n', headers)}\n{body?.ToJsonString() ?? Text}";
        }
    }
}
