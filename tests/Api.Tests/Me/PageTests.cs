using System.Text.Json.Nodes;
using EnglishLearning.Api.Me;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Api.Tests.Me;

public sealed class PageTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    public static TheoryData<string, string> BadCursors
    {
        get
        {
            string[] cursors =
            [
                "x", "!!!!", "AQ", "AA", "~", "AQ==", "a b", new string('A', 5000), "/w8",
                Cursor.Encode((CursorKind)3, "q"),
            ];
            var data = new TheoryData<string, string>();
            foreach (var cursor in cursors)
            {
                data.Add("cards", cursor);
                data.Add("attempts", cursor);
            }
            data.Add("cards", Cursor.Encode(CursorKind.Attempts, Guid.CreateVersion7().ToString("N")));
            data.Add("cards", Cursor.Encode(CursorKind.Cards, "\0"));
            data.Add("attempts", Cursor.Encode(CursorKind.Cards, "q"));
            data.Add("attempts", Cursor.Encode(CursorKind.Attempts, "not-a-uuid"));
            return data;
        }
    }

    [Fact]
    public async Task Cards_AreToldInFull_AndTheNextPageIsLinked()
    {
        _host.Grains.Learner.Cards = new CardPage([Samples.Card], "grammar-a1-be-01");
        var page = await _host.GetAsync("/v1/me/cards?limit=1");
        Assert.Equal((null, 1), _host.Grains.Learner.CardsAsked);
        const string card = """
            {
              "questionId": "grammar-a1-be-01", "due": "2026-03-08T12:00:00Z", "stability": 3.25, "difficulty": 5.5,
              "retrievability": 0.99, "reps": 2, "lapses": 1, "state": "review"
            }
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(card), page.Json["cards"]![0]), page.Body);
        var cursor = (string)page.Json["nextCursor"]!;
        Assert.Equal([$"</v1/me/cards?limit=1&cursor={cursor}>; rel=\"next\""], page.Headers.GetValues("Link"));

        _host.Grains.Learner.Cards = new CardPage([], null);
        var last = await _host.GetAsync($"/v1/me/cards?limit=1&cursor={cursor}");
        Assert.Equal(("grammar-a1-be-01", 1), _host.Grains.Learner.CardsAsked);
        Assert.True(last.Json.AsObject().ContainsKey("nextCursor"));
        Assert.Null(last.Json["nextCursor"]);
        Assert.False(last.Headers.Contains("Link"));
    }

    [Fact]
    public async Task CardWithoutAReview_HasNoDueTime()
    {
        _host.Grains.Learner.Cards = new CardPage([Samples.Card with { Due = null }], null);
        var card = (await _host.GetAsync("/v1/me/cards")).Json["cards"]![0]!.AsObject();
        Assert.True(card.ContainsKey("due"));
        Assert.Null(card["due"]);
    }

    [Fact]
    public async Task Attempts_AreToldInFull_AndTheNextPageIsLinked()
    {
        var (answer, imported, voiding) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        _host.Grains.Learner.Attempts = new AttemptPage(
            [
                Samples.Attempt(voiding, EntryKind.Void, "\"\"", voids: answer),
                Samples.Attempt(answer, EntryKind.Answer, "[\"a\",\"b\"]"),
                Samples.Attempt(imported, EntryKind.Import, "\"\""),
            ],
            imported);
        var page = await _host.GetAsync("/v1/me/attempts");
        Assert.Equal((null, 50), _host.Grains.Learner.AttemptsAsked);
        var entries = page.Json["attempts"]!.AsArray();
        Assert.Equal(["void", "answer", "import"], entries.Select(entry => (string)entry!["kind"]!));
        Assert.Equal([null, "[\"a\",\"b\"]", null], entries.Select(entry => entry!["response"]?.ToJsonString()));
        Assert.Equal(answer, (Guid)entries[0]!["voids"]!);
        Assert.Equal("2026-03-05T12:00:00Z", (string)entries[1]!["answeredAt"]!);
        Assert.Equal(4, (int)entries[1]!["rating"]!);

        await _host.GetAsync($"/v1/me/attempts?limit=200&cursor={page.Json["nextCursor"]}");
        Assert.Equal((imported, 200), _host.Grains.Learner.AttemptsAsked);
    }

    [Theory]
    [InlineData("cards?limit=0", "limit")]
    [InlineData("cards?limit=201", "limit")]
    [InlineData("cards?limit=all", "limit")]
    [InlineData("attempts?limit=0", "limit")]
    [InlineData("attempts?limit=201", "limit")]
    public async Task Limit_OutOfBounds_IsRefused(string query, string parameter)
    {
        var answer = await _host.GetAsync($"/v1/me/{query}");
        Assert.Equal((400, "invalid-parameter"), (answer.Status, answer.Code));
        Assert.Equal(parameter, (string)answer.Json["errors"]![0]!["parameter"]!);
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Theory]
    [MemberData(nameof(BadCursors))]
    public async Task Cursor_ThatWasNeverGiven_IsRefused(string list, string cursor)
    {
        var answer = await _host.GetAsync($"/v1/me/{list}?cursor={Uri.EscapeDataString(cursor)}");
        Assert.Equal((400, "invalid-cursor"), (answer.Status, answer.Code));
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Theory]
    [InlineData(UndoOutcome.Voided, 204, null)]
    [InlineData(UndoOutcome.AlreadyVoided, 204, null)]
    [InlineData(UndoOutcome.Unknown, 404, "unknown-attempt")]
    [InlineData(UndoOutcome.NotLast, 409, "not-last-attempt")]
    public async Task Undo_TellsWhatBecameOfIt(UndoOutcome outcome, int status, string? code)
    {
        _host.Grains.Learner.Undo = outcome;
        var answer = await _host.SendAsync(HttpMethod.Delete, $"/v1/me/attempts/{Guid.CreateVersion7()}", null);
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Body.Length == 0 ? null : answer.Code);
    }

    [Fact]
    public async Task Progress_IsToldInFull()
    {
        const string expected = """
            {
              "attempts": 10, "correct": 7, "activeDays": 3, "streakDays": 2, "dueNow": 4, "cards": 9, "cardsInReview": 5,
              "skills": [{ "skill": "reading", "value": 0.5, "deviation": 0.4, "level": "B1", "attempts": 6 }],
              "timeZone": "Asia/Makassar", "desiredRetention": 0.9
            }
            """;
        var progress = await _host.GetAsync("/v1/me/progress");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), progress.Json), progress.Body);
    }
}
