using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Operations;

/// <summary>The limits that the other tests switch off, on a real silo.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_busy_learner_does_not_meet_the_standard_limits()
    {
        await using var silo = await RunningSilo.StartAsync(("RateLimits:Enabled", "true"));
        var guest = await LearnerClient.GuestAsync(silo.Http);
        // A phone comes back with 200 answers, one by one, and reads everything.
        foreach (var answer in Make(200))
            (await guest.AnswerAsync(answer)).Ok();
        Assert.NotEmpty(await guest.PagesAsync("/v1/me/cards", "cards", limit: 200));
        (await guest.GetAsync("/v1/practice/next?count=50")).Ok();
        Assert.StartsWith("\"account\";q=300;w=60", Assert.Single((await guest.GetAsync("/v1/me/progress")).Headers.GetValues("RateLimit-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_learner_past_the_limit_waits_and_loses_nothing()
    {
        await using var silo = await RunningSilo.StartAsync(("RateLimits:Enabled", "true"), ("RateLimits:AccountPerMinute", "60"));
        var guest = await LearnerClient.GuestAsync(silo.Http);
        var answers = Make(70);
        var refused = 0;
        foreach (var answer in answers)
        {
            while (await guest.AnswerAsync(answer) is { Status: HttpStatusCode.TooManyRequests } reply)
            {
                refused++;
                reply.Problem(HttpStatusCode.TooManyRequests, "too-many-requests");
                Assert.Equal(1, reply.RetryAfterSeconds);
                await Task.Delay(TimeSpan.FromSeconds(reply.RetryAfterSeconds));
            }
        }
        Assert.InRange(refused, 5, 20);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal(answers.Count, (await guest.AttemptsAsync()).Count);

        var metrics = await Eventually.IsAsync(
            async () => await silo.Http.GetStringAsync("/metrics"), text => text.Contains("http_server_limit_refused_total{", StringComparison.Ordinal));
        Assert.Contains("limit_policy=\"account\"", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_sign_ins_count_by_the_address_that_the_known_proxy_tells_and_by_no_other()
    {
        // Failures by account are many here, so that those by address are met first.
        (string, string)[] settings = [("SignIn:FailuresByAddress", "3"), ("SignIn:FailuresByAccount", "1000")];
        await using (var alone = await RunningSilo.StartAsync(settings))
            Assert.Equal([401, 401, 401, 429, 429], await AttemptsAsync(alone, i => $"203.0.113.{i}"));
        await using var behind = await RunningSilo.StartAsync([.. settings, ("Proxies:Known:0", "127.0.0.1")]);
        Assert.Equal([401, 401, 401, 401, 401], await AttemptsAsync(behind, i => $"203.0.113.{i}"));
        Assert.Equal([401, 401, 401, 429, 429], await AttemptsAsync(behind, i => $"198.51.100.{i}, 203.0.113.99"));
        // One home has 2^64 of these.
        Assert.Equal([401, 401, 401, 429, 429], await AttemptsAsync(behind, i => $"2001:db8:7:7::{i}"));
    }

    [Fact]
    public async Task Through_HAProxy_each_client_has_its_own_address_and_claims_are_thrown_away()
    {
        using var data = new TestFolder();
        await using var silo = await TestSilo.StartAsync(
            data, ("RateLimits__Enabled", "true"), ("RateLimits__AddressPerMinute", "5"), ("Proxies__Known__0", "127.0.0.1"));
        await using var proxy = new HaProxy(Ports.Free(), [("silo-1", silo.Url.Port)]);
        await proxy.StartAsync();
        await Eventually.IsAsync(async () => (await proxy.StatesAsync())["silo-1"], state => state == "UP");
        foreach (var from in new[] { "127.0.0.21", "127.0.0.22" })
        {
            using var client = From(from, proxy.Url);
            var statuses = new List<int>();
            for (var i = 0; i < 7; i++)
                statuses.Add(await ProgressAsync(client, $"203.0.113.{i}"));
            Assert.Equal([401, 401, 401, 401, 401, 429, 429], statuses);
        }
    }

    private static List<System.Text.Json.Nodes.JsonObject> Make(int count) =>
        [.. Bank.Questions.Values.OrderBy(question => question.QuestionId, StringComparer.Ordinal).Take(count).Select(question => Answers.Right(question))];

    private static async Task<IReadOnlyList<int>> AttemptsAsync(RunningSilo silo, Func<int, string> claimed)
    {
        var statuses = new List<int>();
        for (var i = 1; i <= 5; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/sign-in")
            {
                Content = new StringContent($$"""{"login":"nobody{{i}}","password":"not the password"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", claimed(i));
            statuses.Add((int)(await Reply.OfAsync(await silo.Http.SendAsync(request))).Status);
        }
        return statuses;
    }

    private static async Task<int> ProgressAsync(HttpClient client, string claimed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me/progress");
        request.Headers.Add("X-Forwarded-For", claimed);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "rubbish");
        return (int)(await Reply.OfAsync(await client.SendAsync(request))).Status;
    }

    private static HttpClient From(string address, Uri server) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new System.Net.Sockets.Socket(
                System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = server };
}
