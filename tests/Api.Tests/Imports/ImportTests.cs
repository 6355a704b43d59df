using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Imports;

namespace EnglishLearning.Api.Tests.Imports;

public sealed class ImportTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Path = "/v1/me/history:import";
    private const string Csv = "card_id,review_time,rating,duration_ms\n1,1700000000000,3,4000\n";

    private static readonly ImportStatus Running = new(ImportState.Running, 0, 0, 0, 0, 0, 0, [], null);
    private static readonly ImportStatus Done = new(
        ImportState.Done, 5, 3, 1, 1, 2, 2, [new ImportRowError(4, "rating", "out-of-range", "7 is no rating")], null);

    private readonly ApiHost _host = fixture.Fresh();

    [Fact]
    public async Task SmallFile_IsAnsweredWithItsCounts()
    {
        Pass(Running, Done);
        var answer = await SendAsync(Csv, "text/csv; charset=utf-8");
        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ["importId", "status", "rows", "imported", "duplicates", "rejected", "skipped", "cards", "errors", "failure"],
            answer.Json.AsObject().Select(member => member.Key));
        Assert.Equal(("done", 5, 3), ((string)answer.Json["status"]!, (int)answer.Json["rows"]!, (int)answer.Json["imported"]!));
        Assert.Equal("""[{"row":4,"column":"rating","code":"out-of-range","message":"7 is no rating"}]""", answer.Json["errors"]!.ToJsonString());
        var request = Assert.Single(_host.Grains.Import.Started);
        Assert.Equal((_host.LearnerId, ImportFormat.Csv, Csv), (request.LearnerId, request.Format, Encoding.UTF8.GetString(request.File)));
        Assert.Equal((Guid)answer.Json["importId"]!, _host.Grains.LastKey);
    }

    [Fact]
    public async Task LargeFile_GoesOnAsAJob()
    {
        Pass(Running);
        var watch = Stopwatch.StartNew();
        var answer = await SendAsync(Csv, "text/csv");
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 10);
        Assert.Equal((202, "running"), (answer.Status, (string)answer.Json["status"]!));
        Assert.Equal($"/v1/me/imports/{_host.Grains.LastKey}", answer.Headers.Location!.OriginalString);
        Assert.NotNull(answer.Headers.RetryAfter);

        var running = await _host.GetAsync(answer.Headers.Location.OriginalString);
        Assert.Equal((200, "running"), (running.Status, (string)running.Json["status"]!));
        Assert.NotNull(running.Headers.RetryAfter);
        _host.Grains.Reset();
        Pass(Done);
        var done = await _host.GetAsync(answer.Headers.Location.OriginalString);
        Assert.Equal((200, "done"), (done.Status, (string)done.Json["status"]!));
        Assert.Null(done.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(300, 2)]
    [InlineData(100_400, 3)]
    public async Task Wait_AsksInSteps_ToItsLastFractionOfAMillisecond(int microseconds, int asked)
    {
        await using var host = await ApiHost.StartAsync(options => options.ImportWait = TimeSpan.FromMicroseconds(microseconds));
        host.Grains.Import.States.Enqueue(Running);
        using var content = new StringContent(Csv, null, "text/csv");
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, Path, content)).Status);
        Assert.InRange(host.Grains.Import.Asked, 1, asked);
    }

    [Fact]
    public async Task UnknownImport_Is404()
    {
        _host.Grains.Import.States.Enqueue(null);
        var answer = await _host.GetAsync($"/v1/me/imports/{Guid.CreateVersion7()}");
        Assert.Equal((404, "unknown-import"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task FailedImport_IsAProblemThatSaysWhy()
    {
        Pass(Done with { State = ImportState.Failed, Failure = "No column card_id." });
        var answer = await SendAsync("a,b\n", "text/csv", language: "en");
        Assert.Equal((422, "import-failed"), (answer.Status, answer.Code));
        Assert.Equal("The reason: No column card_id.", (string)answer.Json["errors"]![0]!["detail"]!);
    }

    [Fact]
    public async Task DryRun_StartsNothing()
    {
        Pass(Done);
        var answer = await SendAsync(Csv, "text/csv", "?dryRun=true");
        Assert.Equal((200, "done"), (answer.Status, (string)answer.Json["status"]!));
        Assert.Null(answer.Json["importId"]);
        Assert.Empty(_host.Grains.Import.Started);
        Assert.Single(_host.Grains.Import.Tried);
    }

    [Theory]
    [InlineData("?dryRun=yes")]
    [InlineData("?dryRun=1")]
    [InlineData("?dryRun=true&dryRun=false")]
    public async Task DryRun_ThatIsNeitherTrueNorFalse_IsRefused_RatherThanRun(string query)
    {
        var answer = await SendAsync(Csv, "text/csv", query);
        Assert.Equal((400, "invalid-parameter"), (answer.Status, answer.Code));
        Assert.Empty(_host.Grains.Import.Started);
    }

    [Theory]
    [InlineData("text/csv", ImportFormat.Csv)]
    [InlineData("TEXT/CSV", ImportFormat.Csv)]
    [InlineData("application/zip", ImportFormat.AnkiPackage)]
    [InlineData("application/octet-stream", ImportFormat.AnkiPackage)]
    [InlineData("application/vnd.anki", ImportFormat.AnkiPackage)]
    [InlineData("application/x-apkg", ImportFormat.AnkiPackage)]
    public async Task ContentType_SaysTheFormat(string type, ImportFormat format)
    {
        Pass(Done);
        Assert.Equal(200, (await SendAsync("PK", type)).Status);
        Assert.Equal(format, _host.Grains.Import.Started[0].Format);
    }

    [Theory]
    [InlineData("history.csv", null, ImportFormat.Csv)]
    [InlineData("Deck.APKG", null, ImportFormat.AnkiPackage)]
    [InlineData("all.colpkg", "application/octet-stream", ImportFormat.AnkiPackage)]
    [InlineData("file", "text/csv", ImportFormat.Csv)]
    public async Task Form_WithOneFile_IsTaken(string name, string? type, ImportFormat format)
    {
        Pass(Done);
        using var form = Form(name, type, Csv);
        form.Add(new StringContent("note"), "comment");
        Assert.Equal(200, (await _host.SendAsync(HttpMethod.Post, Path, form)).Status);
        var request = Assert.Single(_host.Grains.Import.Started);
        Assert.Equal((format, Csv), (request.Format, Encoding.UTF8.GetString(request.File)));
    }

    [Fact]
    public async Task Form_WithoutAFileThatCanBeImported_Is415()
    {
        using var form = Form("photo.jpg", "image/jpeg", "x");
        var answer = await _host.SendAsync(HttpMethod.Post, Path, form);
        Assert.Equal((415, "unsupported-media-type"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\ncard")]
    [InlineData("--x\r\nContent-Disposition")]
    [InlineData("no boundary at all")]
    public async Task Form_ThatIsBroken_Is400(string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        var answer = await _host.SendAsync(HttpMethod.Post, Path, content);
        Assert.Equal((400, "bad-request"), (answer.Status, answer.Code));
        Assert.Empty(_host.Grains.Import.Started);
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/zip")]
    public async Task EmptyFile_IsRefused(string type)
    {
        var answer = await SendAsync("", type);
        Assert.Equal((422, "empty-file"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(1000, false, 200)]
    [InlineData(1001, false, 413)]
    [InlineData(1001, true, 413)]
    public async Task File_OverTheLimitOfTheHost_Is413(int bytes, bool chunked, int status)
    {
        await using var host = await ApiHost.StartAsync(options => options.ImportBytes = 1000);
        host.Grains.Import.States.Enqueue(Done);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(new byte[bytes]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        request.Headers.TransferEncodingChunked = chunked;
        var answer = await Answered.ReadAsync(await host.Client.SendAsync(request));
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? 1 : 0, host.Grains.Import.Started.Count);
        if (status == 413)
            Assert.Equal("body-too-large", answer.Code);
    }

    [Fact]
    public async Task File_OverTheLimitOfOtherBodies_IsTaken()
    {
        Pass(Done);
        Assert.Equal(200, (await SendAsync(new string('x', 3_000_000), "text/csv")).Status);
        Assert.Equal(3_000_000, _host.Grains.Import.Started[0].File.Length);
    }

    private void Pass(params ImportStatus[] states)
    {
        foreach (var state in states)
            _host.Grains.Import.States.Enqueue(state);
    }

    private async Task<Answered> SendAsync(string body, string type, string query = "", string? language = null)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await _host.SendAsync(HttpMethod.Post, Path + query, content, language);
    }

    private static MultipartFormDataContent Form(string name, string? type, string body)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
            file.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new MultipartFormDataContent { { file, "file", name } };
    }
}
