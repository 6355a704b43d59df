using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EnglishLearning.Bench.Http;

/// <summary>A request that can be sent any number of times.</summary>
/// <param name="Route">As in the documentation, with placeholders: what figures are kept by.</param>
internal sealed record ApiRequest(HttpMethod Method, string Route, string Path)
{
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string? Token { get; init; }

    public string? IdempotencyKey { get; init; }

    public static ApiRequest Get(string route, string? path = null) => new(HttpMethod.Get, route, path ?? route);

    public static ApiRequest Delete(string route, string path) => new(HttpMethod.Delete, route, path);

    public static ApiRequest Post(string route, byte[] body, string? path = null) =>
        new(HttpMethod.Post, route, path ?? route) { Body = body };

    public static ApiRequest Post<T>(string route, T body, JsonTypeInfo<T> type, string? path = null) =>
        Post(route, JsonSerializer.SerializeToUtf8Bytes(body, type), path);
}
