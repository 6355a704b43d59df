using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EnglishLearning.Api.Tests.Auth;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Tests.Privacy;

public sealed class ExportTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    private FakePrivacy Privacy => _host.Grains.Privacy;

    [Fact]
    public async Task AnExport_IsAZip_WithBothFilesOfEachPart_AndAReadme()
    {
        Privacy.Parts = [new("attempts", ["id", "response", "score", "correct", "voids"]), new("imports", ["id"])];
        Privacy.Pages[("attempts", null)] = new(["""{"id":"a","response":"=1+1","score":-0.5,"correct":true,"voids":null}"""], "a");
        Privacy.Pages[("attempts", "a")] = new(["""{"id":"b","response":"said \"an\", not ä","score":1,"correct":false,"voids":"a"}"""], null);
        Privacy.Pages[("imports", null)] = new([], null);

        using var zip = await OpenAsync("/v1/me/export");
        Assert.Equal(["README.txt", "attempts.json", "attempts.csv", "imports.json", "imports.csv"], zip.Entries.Select(entry => entry.FullName));
        var rows = JsonNode.Parse(await TextAsync(zip, "attempts.json"))!.AsArray();
        Assert.Equal(["=1+1", "said \"an\", not ä"], rows.Select(row => (string)row!["response"]!));
        Assert.Equal(
            "\uFEFFid,response,score,correct,voids\r\na,'=1+1,-0.5,true,\r\nb,\"said \"\"an\"\", not ä\",1,false,a\r\n",
            await TextAsync(zip, "attempts.csv"));
        Assert.Equal(("[]\n", "\uFEFFid\r\n"), (await TextAsync(zip, "imports.json"), await TextAsync(zip, "imports.csv")));
        var readme = await TextAsync(zip, "README.txt");
        Assert.Contains("Bahasa Indonesia", readme, StringComparison.Ordinal);
        Assert.Contains("attempts.json, attempts.csv: every answer", readme, StringComparison.Ordinal);
        Assert.Equal((_host.LearnerId, _host.LearnerId), Assert.Single(Privacy.Asked));
    }

    [Fact]
    public async Task Others_AreExportedByAdministratorsAlone()
    {
        var other = Guid.CreateVersion7();
        Assert.Equal("forbidden", (await _host.GetAsync($"/v1/people/{other}/export")).Code);
        Assert.Empty(Privacy.Asked);
        _host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Jwt.Of(_host.LearnerId, RoleNames.Administrator));
        Assert.Equal((404, "unknown-person"), (await _host.GetAsync($"/v1/people/{other}/export")) is var unknown ? (unknown.Status, unknown.Code) : default);
        Privacy.Parts = [];
        using var zip = await OpenAsync($"/v1/people/{other}/export");
        Assert.Equal((_host.LearnerId, other), Privacy.Asked[^1]);
    }

    [Fact]
    public async Task APartThatFails_IsAProblem_AndNoFile()
    {
        Privacy.Parts = [new("attempts", ["id"])];
        var reply = await _host.GetAsync("/v1/me/export");
        Assert.Equal((500, "internal-error"), (reply.Status, reply.Code));
    }

    private async Task<ZipArchive> OpenAsync(string path)
    {
        using var response = await _host.Client.GetAsync(path);
        Assert.Equal((200, "application/zip"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        return new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        await using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
