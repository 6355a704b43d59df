using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Xunit;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>An answer of the API, read whole.</summary>
public sealed record Reply(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Text)
{
    private const string ProblemTypes = "https://englishlearning.id/problems/";

    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    /// <summary>Whatever a test sends, 500 is never the answer.</summary>
    public static async Task<Reply> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode != HttpStatusCode.InternalServerError, $"{text}\n{ErrorLog.Last}");
            return new Reply(response.StatusCode, response.Headers, response.Content.Headers, text);
        }
    }

    /// <summary>The body, after a look that the status is 200.</summary>
    public JsonObject Ok()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{(int)Status}: {Text}");
        return Json;
    }

    /// <summary>The problem, after a look at everything that each problem has.</summary>
    public JsonObject Problem(HttpStatusCode status, string code)
    {
        Assert.True(Status == status, $"{(int)Status} instead of {(int)status}: {Text}");
        Assert.Equal("application/problem+json", ContentHeaders.ContentType?.MediaType);
        var problem = Json;
        Assert.Equal(ProblemTypes + code, (string?)problem["type"]);
        Assert.Equal((int)status, (int?)problem["status"]);
        Assert.NotEqual("", (string?)problem["title"]);
        Assert.NotEqual("", (string?)problem["detail"]);
        Assert.Equal(32, ((string?)problem["traceId"])?.Length);
        return problem;
    }

    /// <summary>Code and place of the first fault within the problem.</summary>
    public (string? Code, string? Place) Fault()
    {
        var fault = Json["errors"]![0]!;
        return ((string?)fault["code"], (string?)(fault["pointer"] ?? fault["parameter"]));
    }

    public int RetryAfterSeconds => (int)(Headers.RetryAfter?.Delta?.TotalSeconds ?? 0);
}
