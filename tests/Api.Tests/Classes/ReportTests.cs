using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Api.Tests.Classes;

/// <summary>The report and assignments over HTTP.</summary>
public sealed class ReportTests : IClassFixture<ApiFixture>
{
    private static readonly string Path = $"/v1/classes/{FakeClasses.ClassId}/report";
    private static readonly string Tasks = $"/v1/classes/{FakeClasses.ClassId}/assignments";

    private readonly ApiHost _host;
    private readonly FakeClasses _grain;

    public ReportTests(ApiFixture fixture)
    {
        _host = fixture.Fresh();
        _host.SignInAnew("teacher");
        _grain = _host.Grains.Classes;
        _grain.Report = new ClassReport(
            FakeClasses.ClassId, "7A", Samples.Noon.AddDays(-28), Samples.Noon,
            [new TopicReport(Skill.Grammar, null, "=gone", 1, 3, 1, 1.0 / 3, [0, 1, 0, 0], [FakeClasses.Learner])],
            [new LearnerReport(FakeClasses.Learner, null, "@Budi", 7, 3, 2, [], null, ["=gone", "reading-a1"])]);
    }

    [Fact]
    public async Task Report_SaysWhenALearnerIsStuck_InTheLanguageAsked()
    {
        var english = (await _host.GetAsync(Path, "en")).Json;
        Assert.Equal("A learner is stuck on a topic after at least 5 answers in the period of which less than 50 % were correct; an answer weighs half as much for every 14 days of its age.", (string)english["stuckRule"]!);
        Assert.StartsWith("Seorang siswa macet", (string)(await _host.GetAsync(Path, "id")).Json["stuckRule"]!, StringComparison.Ordinal);
        Assert.Equal(1.0 / 3, (double)english["topics"]![0]!["share"]!);
    }

    [Fact]
    public async Task Csv_IsTheSame_WithoutFormulas()
    {
        Assert.Equal(
            "skill,level,topic,learners,first_attempts,correct,share,share_0_24,share_25_49,share_50_74,share_75_100,stuck,stuck_learners\r\n"
            + $"grammar,,'=gone,1,3,1,0.3333333333333333,0,1,0,0,1,{FakeClasses.Learner}\r\n",
            (await CsvAsync("?format=csv")).Body.TrimStart('\uFEFF'));
        var learners = await CsvAsync("?format=csv&table=learners");
        Assert.Contains($"\r\n{FakeClasses.Learner},,'@Budi,7,3,2,,'=gone reading-a1,,,,", learners.Body, StringComparison.Ordinal);
        Assert.Equal("attachment; filename=\"learners.csv\"", learners.ContentHeaders.ContentDisposition!.ToString());
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json, text/csv;q=0.5", "application/json")]
    [InlineData("text/csv;q=0.5, application/json;q=0.1", "text/csv")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/csv;q=0", "application/json")]
    public async Task Csv_IsGiven_ToWhomAsksForIt(string accept, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Accept.ParseAdd(accept);
        Assert.Equal(type, (await Answered.ReadAsync(await _host.Client.SendAsync(request))).ContentType);
    }

    [Fact]
    public async Task Period_IsTheLastFourWeeks_OrTheOneAsked()
    {
        await _host.GetAsync(Path);
        Assert.Equal(TimeSpan.FromDays(28), (DateTimeOffset)_grain.Asked[3]! - (DateTimeOffset)_grain.Asked[2]!);
        _grain.Asked.Clear();
        await _host.GetAsync($"{Path}?from=2026-11-01T07:00:00%2B07:00&to=2026-11-02T00:00:00Z");
        Assert.Equal([new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero)], _grain.Asked.Skip(2));
    }

    [Theory]
    [InlineData("?from=yesterday", 400, "invalid-parameter")]
    [InlineData("?from=2026-11-01", 400, "invalid-parameter")]
    [InlineData("?from=2026-11-01T00:00:00", 400, "invalid-parameter")]
    [InlineData("?format=xlsx", 400, "invalid-parameter")]
    [InlineData("?table=everything", 400, "invalid-parameter")]
    [InlineData("?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z", 422, "period-not-usable")]
    [InlineData("?from=2020-11-02T00:00:00Z&to=2026-11-01T00:00:00Z", 422, "period-not-usable")]
    [InlineData("?to=0001-01-01T00:00:00Z", 422, "period-not-usable")]
    [InlineData("?from=9999-12-31T23:59:59Z", 422, "period-not-usable")]
    public async Task Parameters_ThatCannotBeUsed_AreRefused(string query, int status, string code)
    {
        var answer = await _host.GetAsync(Path + query);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Empty(_grain.Asked);
    }

    [Fact]
    public async Task ForeignClass_HasNoReport()
    {
        _grain.Report = null;
        Assert.Equal("unknown-class", (await _host.GetAsync(Path)).Code);
    }

    [Fact]
    public async Task Assignment_IsMade_FromNowOn()
    {
        var due = DateTimeOffset.UtcNow.AddDays(3);
        var made = await _host.PostAsync(Tasks, $$"""{"kind":"questions","title":" Ulangan ","questionIds":["q-01"],"dueAt":"{{due:O}}","openedAt":"2020-01-01T00:00:00Z"}""");
        Assert.Equal((201, "\"3\""), (made.Status, made.Headers.ETag!.Tag));
        var task = (NewAssignment)_grain.Asked[2]!;
        Assert.Equal("Ulangan", task.Title);
        Assert.InRange(task.OpenedAt, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    [Theory]
    [InlineData("""{"kind":"questions","title":"","questionIds":["q"],"dueAt":"2999-01-01T00:00:00Z"}""", 422, "title-not-usable")]
    [InlineData("""{"kind":"questions","title":"a","dueAt":"2999-01-01T00:00:00Z"}""", 422, "question-ids-not-usable")]
    [InlineData("""{"kind":"lesson","title":"a","dueAt":"2999-01-01T00:00:00Z"}""", 422, "lesson-id-not-usable")]
    [InlineData("""{"kind":"reviewCount","title":"a","goal":0,"dueAt":"2999-01-01T00:00:00Z"}""", 422, "goal-not-usable")]
    [InlineData("""{"kind":"questions","title":"a","questionIds":["q"],"dueAt":"2020-01-01T00:00:00Z"}""", 422, "due-at-not-usable")]
    [InlineData("""{"kind":"questions","title":"a","questionIds":[null],"dueAt":"2020-01-01T00:00:00Z"}""", 422, "question-ids-not-usable")]
    [InlineData("""{"kind":"everything","title":"a","dueAt":"2999-01-01T00:00:00Z"}""", 400, "invalid-value")]
    public async Task Assignment_ThatDoesNotFit_IsRefused_WithItsPart(string body, int status, string fault)
    {
        var answer = await _host.PostAsync(Tasks, body, "en");
        Assert.Equal((status, fault), (answer.Status, (string)answer.Json["errors"]![0]!["code"]!));
        Assert.Empty(_grain.Asked);
    }

    [Fact]
    public async Task Progress_IsShown_ToTeacherAndLearner()
    {
        var progress = (await _host.GetAsync($"{Tasks}/{FakeClasses.Learner}")).Json;
        Assert.Equal(("doneLate", "Ulangan"), ((string)progress["members"]![0]!["state"]!, (string)progress["assignment"]!["title"]!));
        Assert.Single((await _host.GetAsync(Tasks)).Json["assignments"]!.AsArray());
        _host.SignInAnew();
        Assert.Equal("underWay", (string)(await _host.GetAsync("/v1/me/assignments")).Json["assignments"]![0]!["state"]!);
        Assert.Equal("forbidden", (await _host.GetAsync(Tasks)).Code);
    }

    private Task<Answered> CsvAsync(string query) => _host.GetAsync(Path + query);
}
