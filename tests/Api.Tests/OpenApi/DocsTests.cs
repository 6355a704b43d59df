using System.Text.RegularExpressions;
using EnglishLearning.Api.Tests.Hosting;

namespace EnglishLearning.Api.Tests.OpenApi;

public sealed partial class DocsTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    [Theory]
    [InlineData("/", "/docs")]
    [InlineData("/docs", "docs/")]
    public async Task Root_LeadsToTheDocs(string path, string location)
    {
        var answer = await _host.GetAsync(path);
        Assert.Equal((302, location), (answer.Status, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Docs_LoadNothingFromElsewhere_AndEverythingTheyLoadIsHere()
    {
        var page = await _host.GetAsync("/docs/");
        Assert.Equal((200, "text/html"), (page.Status, page.ContentType));
        Assert.DoesNotContain("http", page.Body, StringComparison.OrdinalIgnoreCase);
        var scripts = Sources().Matches(page.Body).Select(source => source.Groups[1].Value).ToArray();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            var loaded = await _host.GetAsync($"/docs/{script}");
            Assert.Equal((200, "text/javascript"), (loaded.Status, loaded.ContentType));
            Assert.NotEmpty(loaded.Body);
        }
        Assert.Contains("openapi/v1.json", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docs_RunOnlyTheirOwnScripts()
    {
        var page = await _host.GetAsync("/docs/");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var nonces = Nonces().Matches(page.Body).Select(nonce => nonce.Groups[1].Value).Distinct().ToArray();
        Assert.Contains($"script-src 'self' 'nonce-{Assert.Single(nonces)}'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(nonces[0], (await _host.GetAsync("/docs/")).Body, StringComparison.Ordinal);
    }

    [GeneratedRegex("src=\"([^\"]+)\"")]
    private static partial Regex Sources();

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex Nonces();
}
