using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Tests.Auth;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Api.Tests.Limits;

/// <summary>Limits by account and address, over HTTP, with a clock that stands.</summary>
public sealed class RateLimitTests
{
    private const string Progress = "/v1/me/progress";

    [Fact]
    public async Task Account_PastItsLimit_Is429_InBothLanguages_AndOthersGoOn()
    {
        await using var host = await StartAsync(limits => limits.AccountPerMinute = 3);
        for (var left = 2; left >= 0; left--)
        {
            var answer = await host.GetAsync(Progress);
            Assert.Equal((200, $"\"account\";r={left};t={20 * (3 - left)}"), (answer.Status, Header(answer, "RateLimit")));
            Assert.Equal("\"account\";q=3;w=60", Header(answer, "RateLimit-Policy"));
        }
        var refused = await host.GetAsync(Progress);
        Assert.Equal((429, "too-many-requests"), (refused.Status, refused.Code));
        Assert.Equal(20, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal("\"account\";r=0;t=60", Header(refused, "RateLimit"));
        Assert.Equal("Terlalu banyak permintaan", (string)refused.Json["title"]!);
        Assert.Equal("Too many requests", (string)(await host.GetAsync(Progress, "en")).Json["title"]!);
        Assert.Equal(3, host.Grains.Learner.Calls);

        host.SignInAnew();
        Assert.Equal(200, (await host.GetAsync(Progress)).Status);
    }

    [Fact]
    public async Task RefusedAccount_IsTakenAgain_AfterRetryAfter()
    {
        var clock = new StandingClock();
        await using var host = await StartAsync(limits => limits.AccountPerMinute = 3, clock);
        for (var i = 0; i < 3; i++)
            await host.GetAsync(Progress);
        clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(1, (await host.GetAsync(Progress)).Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await host.GetAsync(Progress)).Status);
        Assert.Equal(429, (await host.GetAsync(Progress)).Status);
    }

    [Fact]
    public async Task AnotherTokenOfAnAccount_IsTheSameAccount()
    {
        var clock = new StandingClock();
        await using var host = await StartAsync(limits => limits.AccountPerMinute = 2, clock);
        await host.GetAsync(Progress);
        await host.GetAsync(Progress);
        clock.Advance(TimeSpan.FromSeconds(2));
        var other = Jwt.Of(host.LearnerId);
        Assert.NotEqual(host.Client.DefaultRequestHeaders.Authorization!.Parameter, other);
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", other);
        Assert.Equal(429, (await host.GetAsync(Progress)).Status);
    }

    /// <summary>A stranger behind the school's NAT takes no learner's lesson away.</summary>
    [Fact]
    public async Task AddressWithoutTokens_PastItsLimit_LeavesThoseWithTokensAlone()
    {
        await using var host = await StartAsync(limits => limits.AddressPerMinute = 4);
        using var stranger = host.CreateClient();
        string?[] tokens = [null, "rubbish", "eyJhbGciOiJub25lIn0.e30.", Jwt.Of(Guid.CreateVersion7())[..^2]];
        foreach (var token in tokens)
            Assert.Equal(401, (await GetAsync(stranger, token)).Status);
        foreach (var token in tokens)
        {
            var refused = await GetAsync(stranger, token);
            Assert.Equal((429, "\"address\";r=0;t=60"), (refused.Status, Header(refused, "RateLimit")));
        }
        Assert.Equal(429, (await Answered.ReadAsync(await stranger.PostAsync(new Uri("/v1/auth/refresh", UriKind.Relative), null))).Status);

        // Seen for the first time.
        Assert.Equal(200, (await host.GetAsync(Progress)).Status);
        for (var i = 0; i < 20; i++)
            Assert.Equal(200, (await GetAsync(stranger, Jwt.Of(Guid.CreateVersion7()))).Status);
    }

    [Fact]
    public async Task ExpiredToken_CountsAsNone()
    {
        var clock = new StandingClock();
        await using var host = await StartAsync(limits => limits.AddressPerMinute = 1, clock);
        Assert.Equal(200, (await host.GetAsync(Progress)).Status);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(401, (await host.GetAsync(Progress)).Status);
        Assert.Equal(429, (await host.GetAsync(Progress)).Status);
    }

    [Fact]
    public async Task AccountsOfOneAddress_HaveACeilingTogether()
    {
        await using var host = await StartAsync(limits => limits.SignedInAddressPerMinute = 5);
        using var school = host.CreateClient();
        var statuses = new List<int>();
        for (var i = 0; i < 7; i++)
            statuses.Add((await GetAsync(school, Jwt.Of(Guid.CreateVersion7()))).Status);
        Assert.Equal([200, 200, 200, 200, 200, 429, 429], statuses);
        var refused = await GetAsync(school, Jwt.Of(Guid.CreateVersion7()));
        Assert.Equal("\"signed-in-address\";q=5;w=60", Header(refused, "RateLimit-Policy"));

        using var elsewhere = RawClient.HttpFrom("127.0.0.2", new Uri(host.Address()));
        Assert.Equal(200, (await GetAsync(elsewhere, Jwt.Of(Guid.CreateVersion7()))).Status);
    }

    [Fact]
    public async Task KnownNetwork_HasMoreForItsPeople_AndTheNarrowestCounts()
    {
        await using var host = await StartAsync(limits =>
        {
            limits.AddressPerMinute = 2;
            limits.Networks.Add(new KnownNetwork { Cidr = "127.7.0.0/16", People = 1000 });
            limits.Networks.Add(new KnownNetwork { Cidr = "127.7.7.0/24", People = 1500 });
        });
        foreach (var (from, quota) in new[] { ("127.0.0.9", 2), ("127.7.0.1", 4), ("127.7.7.1", 6), ("127.7.7.2", 6) })
        {
            using var client = RawClient.HttpFrom(from, new Uri(host.Address()));
            for (var i = 0; i < quota; i++)
                Assert.Equal($"\"address\";q={quota};w=60", Header(await GetAsync(client, null), "RateLimit-Policy"));
            Assert.Equal(429, (await GetAsync(client, null)).Status);
        }
    }

    [Fact]
    public async Task Guests_HaveALimitOfTheirOwn_ThatSparesTheRest()
    {
        await using var host = await StartAsync(limits => limits.GuestsPerHour = 2);
        using var stranger = host.CreateClient();
        var first = await GuestAsync(stranger);
        Assert.Equal("\"address\";q=1000;w=60, \"guests\";q=2;w=3600", Header(first, "RateLimit-Policy"));
        Assert.Equal("\"address\";r=999;t=1, \"guests\";r=1;t=1800", Header(first, "RateLimit"));
        Assert.Equal(200, (await GuestAsync(stranger)).Status);
        var refused = await GuestAsync(stranger);
        Assert.Equal((429, 1800), (refused.Status, (int)refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.Equal(401, (await GetAsync(stranger, null)).Status);
        Assert.Equal(200, (await host.GetAsync(Progress)).Status);
    }

    /// <summary>By the defaults: everybody of a school within a minute, and not thousands an hour.</summary>
    [Fact]
    public async Task SchoolOf500_AtHalfPastSeven_GetsIn_AndThousandsOfGuestsDoNot()
    {
        var clock = new StandingClock();
        await using var host = await StartAsync(_ => { }, clock);
        using var school = host.CreateClient();
        var tokens = new List<string>();
        for (var i = 0; i < 500; i++)
        {
            var guest = await GuestAsync(school);
            Assert.Equal(200, guest.Status);
            tokens.Add((string)guest.Json["accessToken"]!);
        }
        foreach (var token in tokens)
        {
            for (var request = 0; request < 4; request++)
                Assert.Equal(200, (await GetAsync(school, token)).Status);
        }
        var made = 0;
        for (var minute = 0; minute < 60; minute++)
        {
            while ((await GuestAsync(school)).Status == 200)
                made++;
            clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.InRange(made, 600, 100 + 600);
    }

    [Theory]
    [InlineData("/livez", 200)]
    [InlineData("/readyz", 200)]
    [InlineData("/docs", 429)]
    [InlineData("/nowhere", 429)]
    public async Task Everything_IsLimited_ButHealth(string path, int status)
    {
        await using var host = await StartAsync(limits => limits.AddressPerMinute = 1);
        using var stranger = host.CreateClient();
        await GetAsync(stranger, null);
        using var response = await stranger.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("RateLimit"));
    }

    [Theory]
    [InlineData("GET", "/v1/nowhere", 404)]
    [InlineData("PUT", "/v1/me/cards", 405)]
    [InlineData("GET", "/v1/practice/next?count=0", 400)]
    [InlineData("GET", "/v1/me/cards", 401)]
    [InlineData("POST", "/v1/attempts:batch", 400)]
    public async Task Headers_AreOnErrorsToo(string method, string path, int status)
    {
        await using var host = await StartAsync(_ => { });
        if (status == 401)
            host.Grains.Learner.Fault = new UnknownLearnerException("gone");
        var answer = await host.SendAsync(new HttpMethod(method), path, status == 400 ? new StringContent("{", null, "application/json") : null);
        Assert.Equal(status, answer.Status);
        Assert.Equal(("\"account\";q=300;w=60", "\"account\";r=299;t=1"), (Header(answer, "RateLimit-Policy"), Header(answer, "RateLimit")));
    }

    [Fact]
    public async Task Zero_SwitchesALimitOff_AndEnabledAllOfThem()
    {
        await using (var host = await StartAsync(limits => limits.AccountPerMinute = 0))
            Assert.False((await host.GetAsync(Progress)).Headers.Contains("RateLimit"));
        await using var off = await StartAsync(limits => (limits.Enabled, limits.AccountPerMinute) = (false, 1));
        await off.GetAsync(Progress);
        var answer = await off.GetAsync(Progress);
        Assert.Equal((200, false), (answer.Status, answer.Headers.Contains("RateLimit")));
    }

    [Fact]
    public async Task Overload_ComesFirst_AndCountsForNobody()
    {
        await using var host = await StartAsync(_ => { }, configure: options => options.ConcurrentRequests = 0);
        var answer = await host.GetAsync(Progress);
        Assert.Equal((503, false), (answer.Status, answer.Headers.Contains("RateLimit")));
    }

    [Fact]
    public async Task Refusals_AreCountedByLimit()
    {
        var refused = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "http.server.limit.refused")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            lock (refused)
                refused.AddRange(Enumerable.Repeat((string)tags[0].Value!, (int)count));
        });
        listener.Start();
        await using var host = await StartAsync(limits => limits.ImportsPerHour = 1);
        using var upload = new StringContent("", null, "text/csv");
        await host.SendAsync(HttpMethod.Post, "/v1/me/history:import", upload);
        using var again = new StringContent("", null, "text/csv");
        Assert.Equal(429, (await host.SendAsync(HttpMethod.Post, "/v1/me/history:import", again)).Status);
        lock (refused)
            Assert.Contains("imports", refused);
    }

    [Fact]
    public async Task LoudAddress_IsLoggedOnceAMinute_ByItsNetwork()
    {
        var clock = new StandingClock();
        await using var host = await StartAsync(limits => (limits.AlertPerMinute, limits.AddressPerMinute) = (5, 2), clock);
        for (var minute = 0; minute < 2; minute++)
        {
            for (var i = 0; i < 5; i++)
                await host.GetAsync(Progress);
            Assert.Equal(minute, Loud(host).Count());
            for (var i = 0; i < 10; i++)
                await host.GetAsync(Progress);
            Assert.Equal(minute + 1, Loud(host).Count());
            clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.All(Loud(host), line => Assert.Contains("127.0.0.0/24 sent more than 5 requests", line, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.All, line => line.Line.Contains("127.0.0.1 ", StringComparison.Ordinal) && line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task ManyLoudAddresses_DoNotFloodTheLog()
    {
        await using var host = await StartAsync(limits => limits.AlertPerMinute = 1);
        for (var i = 1; i <= LoudAddresses.LinesAMinute + 15; i++)
        {
            using var client = RawClient.HttpFrom($"127.0.9.{i}", new Uri(host.Address()));
            await GetAsync(client, null);
            await GetAsync(client, null);
        }
        Assert.Equal(LoudAddresses.LinesAMinute, Loud(host).Count());
        Assert.Single(host.Logs.All, line => line.Line.Contains("More than 10 addresses", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Loud(ApiHost host) =>
        host.Logs.All.Select(line => line.Line).Where(line => line.Contains("An address in", StringComparison.Ordinal));

    private static string Header(Answered answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static async Task<Answered> GetAsync(HttpClient client, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Progress);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await Answered.ReadAsync(await client.SendAsync(request));
    }

    private static async Task<Answered> GuestAsync(HttpClient client)
    {
        using var body = new StringContent("{}", null, "application/json");
        return await Answered.ReadAsync(await client.PostAsync(new Uri("/v1/auth/guest", UriKind.Relative), body));
    }

    private static Task<ApiHost> StartAsync(
        Action<RateLimitOptions> limit, TimeProvider? clock = null, Action<ApiOptions>? configure = null) =>
        ApiHost.StartAsync(configure, services => services
            .Configure<RateLimitOptions>(limits =>
            {
                limits.Enabled = true;
                limit(limits);
            })
            .AddSingleton(clock ?? new StandingClock()));
}
