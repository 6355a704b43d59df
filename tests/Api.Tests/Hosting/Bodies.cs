using System.Text.Json.Nodes;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>Bodies of requests, good ones to be spoiled.</summary>
internal static class Bodies
{
    public const string AttemptId = "0195a1b2-0000-7000-8000-000000000001";

    public const string Attempt =
        """{"attemptId":"0195a1b2-0000-7000-8000-000000000001","version":2,"response":"a","answeredAt":"2026-03-05T19:00:00+07:00","responseMs":4200,"hintsUsed":1}""";

    public static JsonObject Item(Guid attemptId, string questionId = "grammar-a1-be-01")
    {
        var item = JsonNode.Parse(Attempt)!.AsObject();
        item["attemptId"] = attemptId.ToString();
        item["questionId"] = questionId;
        return item;
    }

    public static string Batch(IEnumerable<string> items) => $$"""{"attempts":[{{string.Join(',', items)}}]}""";
}
