using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>What a learner's app does, over HTTP.</summary>
public sealed class LearnerClient(HttpClient http, string token, Guid learnerId)
{
    public Guid LearnerId => learnerId;

    public string Token => token;

    public string Language { get; init; } = "";

    public static async Task<LearnerClient> GuestAsync(HttpClient http, string? timeZone = null)
    {
        var body = timeZone is null ? new JsonObject() : new JsonObject { ["timeZone"] = timeZone };
        var reply = (await Reply.OfAsync(await http.PostAsync("/v1/auth/guest", Json(body)))).Ok();
        return new LearnerClient(http, (string)reply["accessToken"]!, Guid.Parse((string)reply["learnerId"]!));
    }

    /// <summary>The same learner on another device or silo.</summary>
    public LearnerClient At(HttpClient other) => new(other, token, learnerId);

    public LearnerClient Speaking(string language) => new(http, token, learnerId) { Language = language };

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<Reply> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, Json(body));

    public Task<Reply> PostAsync(string path, string body, string type = "application/json") =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), type);

    public Task<Reply> PostAsync(string path, byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return SendAsync(HttpMethod.Post, path, content);
    }

    public async Task<IReadOnlyList<JsonObject>> NextAsync(string query = "") =>
        [.. (await GetAsync($"/v1/practice/next?{query}")).Ok()["questions"]!.AsArray().Select(question => question!.AsObject())];

    /// <summary>Sends an answer made by <see cref="Answers"/>; the question's id goes into the path.</summary>
    public Task<Reply> AnswerAsync(JsonObject answer)
    {
        var body = answer.DeepClone().AsObject();
        var questionId = (string)body["questionId"]!;
        body.Remove("questionId");
        return PostAsync($"/v1/questions/{questionId}/attempts", body);
    }

    public Task<Reply> BatchAsync(params IEnumerable<JsonNode?> answers) =>
        PostAsync("/v1/attempts:batch", new JsonObject { ["attempts"] = new JsonArray([.. answers.Select(answer => answer?.DeepClone())]) });

    public async Task<JsonObject> ProgressAsync() => (await GetAsync("/v1/me/progress")).Ok();

    public Task<IReadOnlyList<JsonObject>> CardsAsync() => PagesAsync("/v1/me/cards", "cards");

    /// <summary>The whole log, newest first.</summary>
    public Task<IReadOnlyList<JsonObject>> AttemptsAsync() => PagesAsync("/v1/me/attempts", "attempts");

    public async Task<IReadOnlyList<JsonObject>> PagesAsync(string path, string list, int limit = 200)
    {
        var entries = new List<JsonObject>();
        string? cursor = null;
        do
        {
            var page = (await GetAsync($"{path}?limit={limit}" + (cursor is null ? "" : $"&cursor={cursor}"))).Ok();
            entries.AddRange(page[list]!.AsArray().Select(entry => entry!.AsObject()));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return entries;
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (Language.Length > 0)
            request.Headers.AcceptLanguage.ParseAdd(Language);
        return await Reply.OfAsync(await http.SendAsync(request));
    }

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
