namespace EnglishLearning.Bench.Http;

/// <summary>The requests that this program makes.</summary>
internal static class Requests
{
    public const int LargestBatch = 500;
    public const int LargestPage = 200;

    public static ApiRequest Guest(string timeZone) =>
        ApiRequest.Post("/v1/auth/guest", new GuestBody(timeZone), ApiJson.Default.GuestBody);

    /// <summary>Sent again as it is, where the answer was lost, it is answered again.</summary>
    public static ApiRequest Refresh(string token) =>
        ApiRequest.Post("/v1/auth/refresh", new RefreshBody(token), ApiJson.Default.RefreshBody) with { IdempotencyKey = $"{Guid.NewGuid()}" };

    public static ApiRequest Practice(string query) =>
        ApiRequest.Get("/v1/practice/next", $"/v1/practice/next?{query}");

    public static ApiRequest Answer(string questionId, AttemptBody attempt) => ApiRequest.Post(
        "/v1/questions/{id}/attempts", attempt, ApiJson.Default.AttemptBody, $"/v1/questions/{Escape(questionId)}/attempts");

    public static ApiRequest Batch(IReadOnlyList<AttemptBody> attempts) =>
        ApiRequest.Post("/v1/attempts:batch", new BatchBody(attempts), ApiJson.Default.BatchBody);

    public static ApiRequest Cards(string? cursor) => Page("/v1/me/cards", cursor);

    public static ApiRequest Attempts(string? cursor) => Page("/v1/me/attempts", cursor);

    public static ApiRequest Progress() => ApiRequest.Get("/v1/me/progress");

    public static ApiRequest Undo(Guid attemptId) => ApiRequest.Delete("/v1/me/attempts/{id}", $"/v1/me/attempts/{attemptId}");

    public static ApiRequest Import(byte[] csv) =>
        ApiRequest.Post("/v1/me/history:import", csv) with { ContentType = "text/csv" };

    public static ApiRequest ImportStatus(Guid importId) => ApiRequest.Get("/v1/me/imports/{id}", $"/v1/me/imports/{importId}");

    public static ApiRequest Statistics(string questionId) =>
        ApiRequest.Get("/v1/questions/{id}/statistics", $"/v1/questions/{Escape(questionId)}/statistics");

    private static ApiRequest Page(string route, string? cursor) => ApiRequest.Get(
        route, cursor is null ? $"{route}?limit={LargestPage}" : $"{route}?limit={LargestPage}&cursor={Escape(cursor)}");

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
