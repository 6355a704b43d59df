using System.Text.Json.Nodes;
using CsCheck;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Api.Tests.Attempts;

public sealed class BatchTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Path = "/v1/attempts:batch";

    private readonly ApiHost _host = fixture.Fresh();

    /// <summary>Items that cannot be read, and the place of the fault within each.</summary>
    public static TheoryData<string, string, string> BadItems => new()
    {
        { "null", "", "null-value" },
        { "7", "", "invalid-value" },
        { "[]", "", "invalid-value" },
        { "\"text\"", "", "invalid-value" },
        { "{\"extra\":1}", "/extra", "unknown-member" },
        { "{\"version\":1,\"version\":2}", "/version", "duplicate-member" },
        { "{\"response\":{\"a\":1}}", "/response", "invalid-value" },
        { "{\"response\":null}", "/response", "null-value" },
        { "{\"answeredAt\":\"2026-03-05\"}", "/answeredAt", "invalid-value" },
        { "{\"questionId\":7}", "/questionId", "invalid-value" },
        { "{\"attemptId\":\"x\"}", "/attemptId", "invalid-value" },
        // Found by the fuzz: half of a surrogate pair was answered with 500.
        { "{\"attemptId\":\"\\ud800\"}", "/attemptId", "invalid-value" },
    };

    [Theory]
    [MemberData(nameof(BadItems))]
    public async Task BadItem_HarmsNoOther(string bad, string place, string code)
    {
        var (first, last) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var reply = await _host.PostAsync(Path, Bodies.Batch([Bodies.Item(first).ToJsonString(), bad, Bodies.Item(last).ToJsonString()]));
        Assert.Equal(200, reply.Status);
        Assert.Equal(["accepted", "invalid", "accepted"], Statuses(reply));
        Assert.Equal([first, last], _host.Grains.Learner.Answered!.Answers.Select(answer => answer.AttemptId));
        var refused = reply.Json["results"]![1]!;
        Assert.Equal("https://englishlearning.id/problems/invalid-body", (string)refused["problem"]!["type"]!);
        Assert.Equal($"#/attempts/1{place}", (string)refused["errors"]![0]!["pointer"]!);
        Assert.Equal(code, (string)refused["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task Items_AreOneCall_AnsweredInTheOrderGiven()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToArray();
        AnswerStatus[] fates = [AnswerStatus.Accepted, AnswerStatus.Duplicate, AnswerStatus.Conflict, AnswerStatus.Stale, AnswerStatus.Invalid];
        _host.Grains.Learner.Judge = answer => Array.IndexOf(ids, answer.AttemptId) switch
        {
            < 2 and var taken => Samples.Accepted(answer) with { Status = fates[taken] },
            var refused => new AnswerOutcome { AttemptId = answer.AttemptId, Status = fates[refused], Fault = AnswerFault.UnknownOption },
        };
        var reply = await _host.PostAsync(Path, Bodies.Batch(ids.Select(id => Bodies.Item(id).ToJsonString())), "en");
        Assert.Equal(["accepted", "duplicate", "conflict", "stale", "invalid"], Statuses(reply));
        Assert.Equal(ids, reply.Json["results"]!.AsArray().Select(result => (Guid)result!["attemptId"]!));
        Assert.Equal(1, _host.Grains.Learner.Calls);
        Assert.False(_host.Grains.Learner.Answered!.WithNext);
        Assert.Equal(
            [null, null, "attempt-conflict", "stale-attempt", "unknown-option"],
            reply.Json["results"]!.AsArray().Select(result => ((string?)result!["problem"]?["type"])?.Split('/')[^1]));
        Assert.Equal("The response names an option that this question does not have.", (string)reply.Json["results"]![4]!["problem"]!["detail"]!);
        Assert.Equal("#/attempts/4/response", (string)reply.Json["results"]![4]!["errors"]![0]!["pointer"]!);
    }

    [Fact]
    public async Task AcceptedItem_IsToldAsASingleAnswerIs_ButForTheNextQuestion()
    {
        var single = (await _host.PostAsync("/v1/questions/q/attempts", Bodies.Attempt)).Json.AsObject();
        var batch = await _host.PostAsync(Path, Bodies.Batch([Bodies.Item(Guid.Parse(Bodies.AttemptId)).ToJsonString()]));
        var item = batch.Json["results"]![0]!.AsObject();
        Assert.Equal("accepted", (string)item["status"]!);
        item.Remove("status");
        single.Remove("next");
        single.Remove("correction");
        Assert.True(JsonNode.DeepEquals(single, item), batch.Body);
    }

    [Fact]
    public async Task Item_ReachesTheLearner_LikeASingleAnswer()
    {
        await _host.PostAsync("/v1/questions/grammar-a1-be-01/attempts", Bodies.Attempt);
        var single = _host.Grains.Learner.Answered!.Answers[0];
        await _host.PostAsync(Path, Bodies.Batch([Bodies.Item(single.AttemptId).ToJsonString()]));
        Assert.Equal(single, _host.Grains.Learner.Answered!.Answers[0]);
        Assert.Equal(new ResponseValue { Text = "a" }, single.Response);
    }

    [Theory]
    [InlineData(0, 422)]
    [InlineData(1, 200)]
    [InlineData(500, 200)]
    [InlineData(501, 422)]
    public async Task Size_IsFrom1To500(int size, int status)
    {
        var items = Enumerable.Range(0, size).Select(_ => Bodies.Item(Guid.CreateVersion7()).ToJsonString());
        var reply = await _host.PostAsync(Path, Bodies.Batch(items));
        Assert.Equal(status, reply.Status);
        if (status == 422)
            Assert.Equal("batch-size", reply.Code);
        Assert.Equal(status == 200 ? 1 : 0, _host.Grains.Learner.Calls);
    }

    [Fact]
    public async Task NameThatIsNoText_IsOneMoreBadItem() =>
        Assert.Equal(["invalid"], Statuses(await _host.PostAsync(Path, Bodies.Batch(["{\"\\ud800\":1,\"attemptId\":\"\\udc00\"}"]))));

    [Fact]
    public async Task BatchOfBadItemsOnly_CallsNobody()
    {
        var reply = await _host.PostAsync(Path, Bodies.Batch(["1", "{}", Bodies.Item(Guid.CreateVersion7(), "a b").ToJsonString()]));
        Assert.Equal(["invalid", "invalid", "invalid"], Statuses(reply));
        Assert.Equal("unknown-question", ((string)reply.Json["results"]![2]!["problem"]!["type"]!).Split('/')[^1]);
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Theory]
    [InlineData("{}", "#/attempts", "required")]
    [InlineData("{\"attempts\":null}", "#/attempts", "null-value")]
    [InlineData("{\"attempts\":{}}", "#/attempts", "invalid-value")]
    [InlineData("{\"attempts\":[],\"more\":1}", "#/more", "unknown-member")]
    [InlineData("{\"attempts\":[],\"attempts\":[]}", "#/attempts", "duplicate-member")]
    public async Task Body_ThatIsNoBatch_IsRefusedAsAWhole(string body, string pointer, string code)
    {
        var reply = await _host.PostAsync(Path, body);
        Assert.Equal((400, "invalid-body"), (reply.Status, reply.Code));
        Assert.Equal(pointer, (string)reply.Json["errors"]![0]!["pointer"]!);
        Assert.Equal(code, (string)reply.Json["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task DatabaseAway_RefusesTheBatchAsAWhole()
    {
        _host.Grains.Learner.Fault = new UnavailableException(UnavailableReason.Database, "away");
        var reply = await _host.PostAsync(Path, Bodies.Batch([Bodies.Item(Guid.CreateVersion7()).ToJsonString(), "1"]));
        Assert.Equal((503, "database-unavailable"), (reply.Status, reply.Code));
    }

    /// <summary>Whatever is mixed, each item has its own fate, at its own place.</summary>
    [Fact]
    public async Task AnyMix_KeepsEveryItemAtItsPlace() =>
        await Gen.Int[0, BadItems.Count].Array[1, 40].SampleAsync(
            async mix =>
            {
                var ids = mix.Select(_ => Guid.CreateVersion7()).ToArray();
                var reply = await _host.PostAsync(Path, Bodies.Batch(mix.Select((kind, place) =>
                    kind == 0 ? Bodies.Item(ids[place]).ToJsonString() : (string)BadItems.ElementAt(kind - 1)[0])));
                Assert.Equal(mix.Select(kind => kind == 0 ? "accepted" : "invalid"), Statuses(reply));
                Assert.All(mix.Index().Where(item => item.Item == 0), item =>
                    Assert.Equal(ids[item.Index], (Guid)reply.Json["results"]![item.Index]!["attemptId"]!));
            },
            iter: 200,
            threads: 1);

    private static IEnumerable<string> Statuses(Answered reply) =>
        reply.Json["results"]!.AsArray().Select(result => (string)result!["status"]!);
}
