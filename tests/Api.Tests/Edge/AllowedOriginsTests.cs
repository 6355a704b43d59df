using EnglishLearning.Api.Edge;
using EnglishLearning.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Api.Tests.Edge;

/// <summary>Which web sites' scripts may read an answer.</summary>
public sealed class AllowedOriginsTests
{
    private const string School = "https://belajar.sekolah.sch.id";

    [Fact]
    public async Task ByDefault_NoOriginIsAllowedAnything()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.DoesNotContain((await SendAsync(host, HttpMethod.Get, School)).Headers, IsCors);
        var preflight = await SendAsync(host, HttpMethod.Options, School, HttpMethod.Post);
        Assert.Equal(405, preflight.Status);
        Assert.DoesNotContain(preflight.Headers, IsCors);
    }

    [Theory]
    [InlineData(School, true)]
    [InlineData("https://belajar.sekolah.sch.id.evil.example", false)]
    [InlineData("https://x.belajar.sekolah.sch.id", false)]
    [InlineData("http://belajar.sekolah.sch.id", false)]
    [InlineData("https://belajar.sekolah.sch.id:8443", false)]
    [InlineData("null", false)]
    public async Task NamedOrigin_AndNoOther_MayRead(string origin, bool allowed)
    {
        await using var host = await StartAsync();
        foreach (var answer in new[]
        {
            await SendAsync(host, HttpMethod.Get, origin), await SendAsync(host, HttpMethod.Options, origin, HttpMethod.Post),
        })
        {
            Assert.Equal(allowed ? [origin] : [], answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var said) ? said : []);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
            Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
        }
    }

    [Fact]
    public async Task Refusals_CanBeReadToo()
    {
        await using var host = await StartAsync(options => options.ConcurrentRequests = 0);
        var answer = await SendAsync(host, HttpMethod.Get, School);
        Assert.Equal((503, School), (answer.Status, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin"))));
        Assert.Contains("RateLimit", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(School, true)]
    [InlineData("https://name:8443", true)]
    [InlineData("http://localhost:5173", true)]
    [InlineData("http://127.0.0.1:5173", true)]
    [InlineData("*", false)]
    [InlineData("https://*.sekolah.sch.id", false)]
    [InlineData("http://sekolah.sch.id", false)]
    [InlineData("https://sekolah.sch.id/", false)]
    [InlineData("https://sekolah.sch.id:443", false)]
    [InlineData("https://Sekolah.sch.id", false)]
    [InlineData("https://a@sekolah.sch.id", false)]
    [InlineData("sekolah.sch.id", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Settings_AreChecked(string origin, bool right) =>
        Assert.Equal(right, !new OriginOptions { Origins = [origin] }.Faults().Any());

    private static bool IsCors(KeyValuePair<string, IEnumerable<string>> header) =>
        header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase);

    private static Task<ApiHost> StartAsync(Action<ApiOptions>? configure = null) => ApiHost.StartAsync(configure, services =>
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new OriginOptions { Origins = [School, "http://localhost:5173"] })));

    private static async Task<Answered> SendAsync(ApiHost host, HttpMethod method, string origin, HttpMethod? asked = null)
    {
        using var request = new HttpRequestMessage(method, "/v1/practice/next");
        request.Headers.Add("Origin", origin);
        if (asked is not null)
            request.Headers.Add("Access-Control-Request-Method", asked.Method);
        return await Answered.ReadAsync(await host.Client.SendAsync(request));
    }
}
