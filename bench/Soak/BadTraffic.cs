using System.Text;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>What careless and hostile clients send. Each has one right answer, never a 5xx.</summary>
internal sealed class BadTraffic(Courier courier)
{
    private sealed record BadRequest(ApiRequest Request, int Status);

    public async Task SendAsync(Student student)
    {
        var bad = All(student);
        var chosen = bad[student.Random.Next(bad.Count)];
        await courier.SendAsync(chosen.Request with { Token = chosen.Request.Token ?? student.Token }, chosen.Status);
    }

    private static IReadOnlyList<BadRequest> All(Student student)
    {
        var attempt = new AttemptBody(
            Guid.CreateVersion7(), null, 1, ApiJson.Text("a"), TimeProvider.System.GetUtcNow(), 1000, 0);
        var item = attempt with { QuestionId = "no-such-question" };
        return
        [
            new(Answer("{"), 400),
            new(Answer("[]"), 400),
            new(Answer("{\"attemptId\":7}"), 400),
            new(Answer("{\"surprise\":true}"), 400),
            new(Answer("\0\uFFFD"), 400),
            new(Requests.Answer("no-such-question", attempt), 404),
            new(Requests.Answer("no-such-question", attempt with { AttemptId = Guid.NewGuid() }), 422),
            new(Requests.Answer("no-such-question", attempt with { HintsUsed = -1 }), 422),
            new(Requests.Answer("no-such-question", attempt with { Rating = 9 }), 422),
            new(Requests.Answer("no-such-question", attempt with { AnsweredAt = attempt.AnsweredAt.AddDays(3) }), 422),
            new(Requests.Answer("no-such-question", attempt with { AnsweredAt = attempt.AnsweredAt.AddYears(-9) }), 422),
            new(Requests.Answer("no-such-question", attempt) with { ContentType = "text/plain" }, 415),
            new(Answer(new string(' ', 70_000) + "{}"), 413),
            new(Requests.Batch([]), 422),
            new(Requests.Batch([.. Enumerable.Repeat(item, Requests.LargestBatch + 1)]), 422),
            new(Requests.Practice("count=0"), 400),
            new(Requests.Practice("count=many&mode=sideways"), 400),
            new(Requests.Cards("not-a-cursor"), 400),
            new(Requests.Progress() with { Token = student.Token + "x" }, 401),
            new(Requests.Progress() with { Token = "not.a.token" }, 401),
            new(Requests.Guest("Mars/Olympus"), 422),
            new(Requests.Import("rating\n3\n"u8.ToArray()), 422),
            new(Requests.Import([]), 422),
            new(Requests.Import([1, 2, 3]) with { ContentType = "image/png" }, 415),
            new(Requests.Statistics("no-such-question"), 404),
            new(ApiRequest.Get("/v1/nothing/here"), 404),
            new(ApiRequest.Delete("/v1/me/progress", "/v1/me/progress"), 405),
        ];
    }

    private static ApiRequest Answer(string json) =>
        ApiRequest.Post("/v1/questions/{id}/attempts", Encoding.UTF8.GetBytes(json), "/v1/questions/no-such-question/attempts");
}
