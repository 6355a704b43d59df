using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>Looking at what is there.</summary>
internal sealed class ReadTraffic(Courier courier, AnswerKeys keys)
{
    public Task ProgressAsync(Student student) => SendAsync(student, Requests.Progress());

    public async Task CardsAsync(Student student)
    {
        var page = (await SendAsync(student, Requests.Cards(null)))?.Read(ApiJson.Default.CardPage);
        if (page?.NextCursor is { } cursor)
            await SendAsync(student, Requests.Cards(cursor));
    }

    public async Task AttemptsAsync(Student student)
    {
        var page = (await SendAsync(student, Requests.Attempts(null)))?.Read(ApiJson.Default.AttemptPage);
        if (page?.NextCursor is { } cursor)
            await SendAsync(student, Requests.Attempts(cursor));
    }

    public async Task StatisticsAsync(Student student)
    {
        var own = keys.QuestionIds.Where(id => !id.StartsWith("own-", StringComparison.Ordinal)).ToArray();
        if (own.Length > 0)
            await SendAsync(student, Requests.Statistics(own[student.Random.Next(own.Length)]));
    }

    public Task DescriptionAsync(Student student) => SendAsync(student, ApiRequest.Get("/openapi/v1.json"));

    public Task HealthAsync(Student student) =>
        SendAsync(student, ApiRequest.Get(student.Random.NextDouble() < 0.5 ? "/livez" : "/readyz"));

    private Task<ApiReply?> SendAsync(Student student, ApiRequest request) =>
        courier.SendAsync(request with { Token = student.Token }, 200);
}
