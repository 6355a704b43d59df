using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EnglishLearning.Bench.Http;

/// <summary>What came back, whole.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="RetryAfter">How long the server asks to be left alone.</param>
/// <param name="Replayed">The result is that of an earlier, equal request.</param>
internal sealed record ApiReply(ApiRequest Request, int Status, byte[] Body, TimeSpan? RetryAfter, bool Replayed)
{
    private const int LongestExcerpt = 300;

    /// <summary>Which server a proxy had it from, where the proxy says it.</summary>
    public string? Silo { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The last word of the problem's type, such as "overloaded"; nothing where it is no problem document.</summary>
    public string? Problem => ProblemOf()?.Type?.Split('/')[^1];

    /// <exception cref="ServerException">The body is not of that form.</exception>
    public T Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw new ServerException($"{this} is not the {typeof(T).Name} that was expected: {fault.Message}", fault);
        }
    }

    /// <summary>The request, the status and the problem, or the beginning of what came instead.</summary>
    public override string ToString() => $"{Request.Method} {Request.Path}: {Status} {Explanation()}".TrimEnd();

    private string Explanation()
    {
        if (ProblemOf() is { Title: not null } problem)
            return $"{problem.Title} ({problem.Type}) {problem.Detail}";
        var text = Encoding.UTF8.GetString(Body);
        return text.Length <= LongestExcerpt ? text : text[..LongestExcerpt] + "...";
    }

    private Problem? ProblemOf()
    {
        try
        {
            return JsonSerializer.Deserialize(Body, ApiJson.Default.Problem);
        }
        catch (JsonException)
        {
            // Not a problem document: the text itself says more than nothing.
            return null;
        }
    }
}
