using System.Text.Json;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Replay;
using EnglishLearning.Bench.Reviews;
using EnglishLearning.Bench.Tests.Http;

namespace EnglishLearning.Bench.Tests.Replay;

public sealed class BatchPathTests
{
    private static readonly Guid LearnerId = new("00000000-0000-0000-0000-000000000001");

    private readonly HashSet<Guid> _taken = [];
    private readonly List<string> _imported = [];
    private string? _forced;

    [Fact]
    public async Task PlayAsync_FirstReviewsComeByImport_OthersAsAnswersInTime()
    {
        var reviews = ReviewFile.InOrder(
            [.. Histories.Card(1, (0, 3), (0, 1), (4, 3)), .. Histories.Card(2, (0, 2), (1, 4))]);
        var (played, server) = await PlayAsync(reviews);
        Assert.Empty(played.Differences);
        Assert.Equal(["1,2024-05-06T20:00:01Z,3,1000", "2,2024-05-06T20:00:02Z,2,1000"], _imported);
        var batch = Batches(server)[0];
        Assert.Equal([1, 4, 3], batch.Select(attempt => attempt.GetProperty("rating").GetInt32()));
        Assert.Equal(OwnQuestions.IdOf(LearnerId, "1"), batch[0].GetProperty("questionId").GetString());
        Assert.Equal("", batch[0].GetProperty("response").GetString());
        Assert.Equal(reviews[2].At, batch[0].GetProperty("answeredAt").GetDateTimeOffset());
        Assert.Equal(BatchPath.AttemptIdOf(LearnerId, reviews[2]), batch[0].GetProperty("attemptId").GetGuid());
    }

    [Fact]
    public async Task PlayAsync_SendsTheFirstBatchTwice_AndExpectsDuplicates()
    {
        var (played, server) = await PlayAsync(Histories.Card(1, (0, 3), (0, 1)));
        Assert.Equal((1, 0), (played.Resent, played.Differences.Count));
        Assert.Equal(2, Batches(server).Count);
    }

    [Fact]
    public async Task PlayAsync_ManyReviews_NeverSendsMoreThanABatchHolds_NorACardBeforeItsFirst()
    {
        var reviews = ReviewFile.InOrder(Enumerable.Range(1, 300).SelectMany(card => Histories.Card(card, (0, 3), (0, 3), (1, 3), (2, 3))));
        var (played, server) = await PlayAsync(reviews);
        Assert.Empty(played.Differences);
        Assert.Equal(300, _imported.Count);
        Assert.Equal(900, _taken.Count);
        Assert.All(Batches(server), batch => Assert.InRange(batch.Length, 1, Requests.LargestBatch));
    }

    [Fact]
    public async Task PlayAsync_RefusedAnswer_IsADifference()
    {
        _forced = "stale";
        var (played, _) = await PlayAsync(Histories.Card(1, (0, 3), (0, 1)));
        Assert.Equal("stale", played.Differences[0].Actual);
    }

    private async Task<(PathPlayed Played, StubServer Server)> PlayAsync(IReadOnlyList<Review> reviews)
    {
        var server = new StubServer((request, body) => request.RequestUri!.AbsolutePath switch
        {
            "/v1/auth/guest" => StubServer.Json(StubServer.Guest),
            "/v1/me/history:import" => StubServer.Json(Import(body)),
            _ => StubServer.Json(Answer(body)),
        });
        var learner = await LearnerClient.GuestAsync(server.Client(), "Etc/UTC", TimeProvider.System, CancellationToken.None);
        return (await new BatchPath(learner, new System.Progress<int>()).PlayAsync(reviews, CancellationToken.None), server);
    }

    private static List<JsonElement[]> Batches(StubServer server) =>
    [
        .. server.Asked
            .Where(asked => asked.Path == "/v1/attempts:batch")
            .Select(asked => JsonDocument.Parse(asked.Body).RootElement.GetProperty("attempts").EnumerateArray().ToArray()),
    ];

    private string Import(string csv)
    {
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        _imported.AddRange(rows);
        return $$"""{"importId":null,"status":"done","rows":{{rows.Length}},"imported":{{rows.Length}},"duplicates":0,"rejected":0,"errors":[],"failure":null}""";
    }

    private string Answer(string body)
    {
        var results = JsonDocument.Parse(body).RootElement.GetProperty("attempts").EnumerateArray()
            .Select(attempt => attempt.GetProperty("attemptId").GetGuid())
            .Select(id => $$"""{"attemptId":"{{id}}","status":"{{_forced ?? (_taken.Add(id) ? "accepted" : "duplicate")}}"}""");
        return $$"""{"results":[{{string.Join(',', results)}}]}""";
    }
}
