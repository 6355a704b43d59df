using System.Text;
using EnglishLearning.Api.Tests.Hosting;

namespace EnglishLearning.Api.Tests.Edge;

/// <summary>What browsers are told with every answer, whatever it is.</summary>
public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("GET", "/v1/me/progress", 200)]
    [InlineData("GET", "/v1/nowhere", 404)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("PUT", "/v1/me/cards", 405)]
    [InlineData("POST", "/v1/auth/guest", 413)]
    [InlineData("GET", "/v1/practice/next?count=0", 400)]
    [InlineData("GET", "/livez", 200)]
    [InlineData("GET", "/docs/", 200)]
    [InlineData("GET", "/docs", 302)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/", 302)]
    public async Task EveryAnswer_HasThem(string method, string path, int status)
    {
        await using var host = await ApiHost.StartAsync();
        var body = status == 413 ? new StringContent(new string(' ', 70_000), Encoding.UTF8, "application/json") : null;
        HaveAll(await host.SendAsync(new HttpMethod(method), path, body), status);
    }

    [Fact]
    public async Task ServerError_AndRefusal_HaveThem()
    {
        await using var host = await ApiHost.StartAsync();
        host.Grains.Learner.Fault = new InvalidOperationException("bug");
        HaveAll(await host.GetAsync("/v1/me/progress"), 500);
        host.Grains.Learner.Fault = new TimeoutException();
        HaveAll(await host.GetAsync("/v1/me/progress"), 503);
        await using var full = await ApiHost.StartAsync(options => options.ConcurrentRequests = 0);
        HaveAll(await full.GetAsync("/v1/me/progress"), 503);
    }

    private static void HaveAll(Answered answer, int status)
    {
        Assert.Equal(status, answer.Status);
        string[] said = ["nosniff", "DENY", "no-referrer", "same-origin", "same-origin"];
        Assert.Equal(said, new[]
        {
            "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
        }.Select(name => Assert.Single(answer.Headers.GetValues(name))));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'unsafe", policy, StringComparison.Ordinal);
        // Over http, where a browser must not heed it.
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }
}
