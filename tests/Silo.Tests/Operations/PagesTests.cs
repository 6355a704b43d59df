using System.Net;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Operations;

/// <summary>What operators and developers look at.</summary>
[Collection(SharedSilo.Name)]
public sealed class PagesTests(SiloFixture silo)
{
    private const string Dashboard = "/operator/dashboard/";

    [Fact]
    public async Task The_description_is_OpenAPI_3_1_and_names_every_endpoint()
    {
        var description = (await GetAsync("/openapi/v1.json")).Ok();
        Assert.StartsWith("3.1", (string?)description["openapi"], StringComparison.Ordinal);
        Assert.Equal(
            ["/.well-known/consent-keys.json", "/.well-known/jwks.json", "/livez", "/readyz", "/v1/"],
            description["paths"]!.AsObject().Select(path => path.Key.StartsWith("/v1/", StringComparison.Ordinal) ? "/v1/" : path.Key)
                .Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_to_try_it_at_needs_nothing_from_elsewhere()
    {
        var page = await GetAsync("/docs");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.ContentHeaders.ContentType?.MediaType));
        Assert.DoesNotContain("https://", page.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_that_it_is_alive_and_ready()
    {
        Assert.Equal((HttpStatusCode.OK, "live"), ((await GetAsync("/livez")).Status, (await GetAsync("/livez")).Text));
        var ready = (await GetAsync("/readyz")).Ok();
        Assert.Equal(["draining", "storage"], ready["checks"]!.AsArray().Select(check => (string)check!).Order());
    }

    [Fact]
    public async Task Metrics_are_Prometheus_text_with_requests_grains_and_commits()
    {
        var guest = await silo.GuestAsync();
        await new LearnerClient(silo.Http, "", Guid.Empty).PostAsync("/v1/auth/sign-in", """{"login":"nobody-here","password":"wrong"}""");
        (await guest.AnswerAsync(Answers.Right(Bank.First(Core.Questions.QuestionType.Single)))).Ok();

        // The exporter gathers at most once in a while: what just happened may come with the next look.
        var metrics = await Eventually.IsAsync(
            async () => (await GetAsync("/metrics")).Text, text => text.Contains("grain_method=\"AnswerAsync\"", StringComparison.Ordinal));

        Assert.Contains("http_server_request_duration_seconds_count{", metrics, StringComparison.Ordinal);
        Assert.Contains("grain_call_duration_seconds_count{", metrics, StringComparison.Ordinal);
        Assert.Contains("orleans_", metrics, StringComparison.Ordinal);
        Assert.Matches(@"accounts_authentication_failures_total\{[^}]*outcome=""refused""", metrics);
        Assert.All(
            metrics.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'),
            line => Assert.Matches(@"^[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*=""([^""\\]|\\.)*"",?)*\})? (\+Inf|-Inf|NaN|[-+0-9.eE]+)( \d+)?( # .*)?$", line));
    }

    [Fact]
    public async Task The_dashboard_is_the_operators_alone()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Dashboard)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Dashboard, "Bearer wrong-token-wrong-token")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await silo.GuestAsync()).GetAsync(Dashboard)).Status);

        var page = await GetAsync(Dashboard, $"Bearer {silo.OperatorToken}");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.ContentHeaders.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_dashboards_figures_are_behind_the_same_door()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Dashboard + "DashboardCounters")).Status);
        // The first look starts the counting.
        await Eventually.IsAsync(
            async () => (await GetAsync(Dashboard + "DashboardCounters", $"Bearer {silo.OperatorToken}")).Ok(),
            counters => (int)counters["totalActiveHostCount"]! == 1);
    }

    private async Task<Reply> GetAsync(string path, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Reply.OfAsync(await silo.Http.SendAsync(request));
    }
}
