using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Selection;

namespace EnglishLearning.Api.Tests.Practice;

public sealed class PracticeTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Path = "/v1/practice/next";

    private readonly ApiHost _host = fixture.Fresh();

    public static TheoryData<string, PracticeMode, Skill?, CefrLevel?, int> GoodQueries => new()
    {
        { "", PracticeMode.Mixed, null, null, 1 },
        { "?count=50", PracticeMode.Mixed, null, null, 50 },
        { "?count=7&mode=review", PracticeMode.Review, null, null, 7 },
        { "?mode=NEW&skill=Listening&level=b2", PracticeMode.New, Skill.Listening, CefrLevel.B2, 1 },
        { "?mode=&skill=&level=&count=", PracticeMode.Mixed, null, null, 1 },
        { "?skill=speaking&utm=x", PracticeMode.Mixed, Skill.Speaking, null, 1 },
    };

    public static TheoryData<string, string, string, string> Reasons => new()
    {
        { "due 3", "due", "Jatuh tempo sejak 3 hari: peluang ingat sekarang 71 %", "due since 3 days: recall now 71 %" },
        { "due 1", "due", "Jatuh tempo sejak 1 hari: peluang ingat sekarang 71 %", "due since 1 day: recall now 71 %" },
        { "due 0", "due", "Jatuh tempo hari ini: peluang ingat sekarang 71 %", "due today: recall now 71 %" },
        { "new", "new", "Baru, sesuai tingkatmu: peluang benar 78 %", "new, near your level: expected success 78 %" },
        {
            "nearest", "newNearest", "Baru, yang paling dekat dengan tingkatmu: peluang benar 78 %",
            "new, the nearest left to your level: expected success 78 %"
        },
    };

    [Theory]
    [MemberData(nameof(GoodQueries))]
    public async Task Query_ReachesTheLearner(string query, PracticeMode mode, Skill? skill, CefrLevel? level, int count)
    {
        var reply = await _host.GetAsync(Path + query);
        Assert.Equal(200, reply.Status);
        Assert.Empty(reply.Json["questions"]!.AsArray());
        Assert.Equal(new PracticeRequest(count, mode, skill, level), _host.Grains.Learner.Practised);
    }

    [Theory]
    [InlineData("?count=0", "count", "not-an-integer")]
    [InlineData("?count=51", "count", "not-an-integer")]
    [InlineData("?count=-1", "count", "not-an-integer")]
    [InlineData("?count=ten", "count", "not-an-integer")]
    [InlineData("?count=1.5", "count", "not-an-integer")]
    [InlineData("?count=99999999999", "count", "not-an-integer")]
    [InlineData("?count=1&count=2", "count", "not-an-integer")]
    [InlineData("?mode=cram", "mode", "not-one-of")]
    [InlineData("?mode=1", "mode", "not-one-of")]
    [InlineData("?mode=mixed,new", "mode", "not-one-of")]
    [InlineData("?skill=grammars", "skill", "not-one-of")]
    [InlineData("?level=D1", "level", "not-one-of")]
    [InlineData("?level=3", "level", "not-one-of")]
    public async Task BadQuery_IsNamed(string query, string parameter, string code)
    {
        var reply = await _host.GetAsync(Path + query);
        Assert.Equal((400, "invalid-parameter"), (reply.Status, reply.Code));
        var error = Assert.Single(reply.Json["errors"]!.AsArray())!;
        Assert.Equal((parameter, code), ((string)error["parameter"]!, (string)error["code"]!));
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Fact]
    public async Task BadQuery_ListsEveryFaultAndWhatWouldDo()
    {
        var reply = await _host.GetAsync(Path + "?count=0&level=Z", "en");
        Assert.Equal(
            ["The value must be a whole number from 1 to 50.", "The value must be one of: A1, A2, B1, B2, C1, C2."],
            reply.Json["errors"]!.AsArray().Select(error => (string)error!["detail"]!));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Question_SaysWhy_InBothLanguages(string reason, string code, string indonesian, string english)
    {
        _host.Grains.Learner.Questions = [Samples.Question(ReasonOf(reason))];
        var question = (await _host.GetAsync(Path)).Json["questions"]![0]!;
        Assert.Equal((code, indonesian), ((string)question["reasonCode"]!, (string)question["reason"]!));
        Assert.Equal(english, (string)(await _host.GetAsync(Path, "en")).Json["questions"]![0]!["reason"]!);
    }

    [Fact]
    public async Task Question_CarriesWhatIsAsked_AndNeverAKey()
    {
        _host.Grains.Learner.Questions = [Samples.NewQuestion()];
        var question = (await _host.GetAsync(Path)).Json["questions"]![0]!.AsObject();
        Assert.Equal(
            ["id", "version", "type", "stem", "options", "skill", "level", "hints", "passage", "pCorrect", "reasonCode", "reason"],
            question.Select(member => member.Key));
        Assert.Equal("Satu orang.", (string)question["hints"]![0]!);
    }

    [Theory]
    [InlineData(false, "text")]
    [InlineData(true, "transcript")]
    public async Task Passage_SaysWhetherItIsHeard(bool isTranscript, string kind)
    {
        var passage = new PracticePassage("A letter", "Dear Maya, ...", isTranscript);
        _host.Grains.Learner.Questions = [Samples.Question(ReasonOf("new"), passage: passage)];
        var told = (await _host.GetAsync(Path)).Json["questions"]![0]!["passage"]!;
        Assert.Equal(("A letter", "Dear Maya, ...", kind), ((string)told["title"]!, (string)told["text"]!, (string)told["kind"]!));
    }

    [Fact]
    public async Task OwnFlashcard_HasNoLevel()
    {
        _host.Grains.Learner.Questions = [Samples.Question(ReasonOf("due 0"), level: null)];
        var question = (await _host.GetAsync(Path)).Json["questions"]![0]!.AsObject();
        Assert.True(question.ContainsKey("level"));
        Assert.Null(question["level"]);
    }

    private static PracticeReason ReasonOf(string name) => name switch
    {
        "due 3" => new PracticeReason(ReasonKind.Due, 3, 0.7096),
        "due 1" => new PracticeReason(ReasonKind.Due, 1, 0.705),
        "due 0" => new PracticeReason(ReasonKind.Due, 0, 0.71),
        "new" => new PracticeReason(ReasonKind.NewInBand, 0, 0),
        _ => new PracticeReason(ReasonKind.NewNearest, 0, 0),
    };
}
