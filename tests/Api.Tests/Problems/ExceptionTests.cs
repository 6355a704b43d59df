using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Api.Tests.Problems;

/// <summary>What a grain throws, as the client sees it.</summary>
public sealed class ExceptionTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Secret = "SELECT key FROM secrets";

    private readonly ApiHost _host = fixture.Fresh();

    public static TheoryData<string, int, string, int?> Faults => new()
    {
        { "database", 503, "database-unavailable", 2 },
        { "disk", 503, "disk-full", 60 },
        { "overloaded", 503, "overloaded", 1 },
        { "timeout", 503, "temporarily-unavailable", 2 },
        { "silo", 503, "temporarily-unavailable", 2 },
        { "cancelled", 503, "temporarily-unavailable", 2 },
        { "gateway", 503, "overloaded", 1 },
        { "limit", 429, "too-many-requests", 1 },
        { "unknown learner", 401, "unknown-learner", null },
        { "bug", 500, "internal-error", null },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_OfAGrain_IsAProblemThatTellsNothingOfTheInside(string fault, int status, string code, int? retryAfter)
    {
        _host.Grains.Learner.Fault = FaultOf(fault);
        var answer = await _host.GetAsync("/v1/me/progress");
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(status, (int)answer.Json["status"]!);
        Assert.Equal(retryAfter, (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.DoesNotContain(Secret, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", answer.Body, StringComparison.Ordinal);
        Assert.Equal(status == 401, answer.Headers.WwwAuthenticate.Count > 0);
    }

    [Fact]
    public async Task Bug_IsLoggedAsAnErrorWithItsTrace_AndAnAbsentDatabaseAsAWarning()
    {
        await using var host = await ApiHost.StartAsync();
        host.Grains.Learner.Fault = FaultOf("bug");
        var bug = await host.GetAsync("/v1/me/progress");
        host.Grains.Learner.Fault = FaultOf("database");
        var away = await host.GetAsync("/v1/me/cards");
        var lines = host.Logs.All.Where(line => line.Level >= LogLevel.Warning).ToArray();
        Assert.Equal([LogLevel.Error, LogLevel.Warning], lines.Select(line => line.Level));
        Assert.Contains("GET /v1/me/progress failed unexpectedly", lines[0].Line, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", lines[0].Line, StringComparison.Ordinal);
        Assert.Contains("GET /v1/me/cards answered database-unavailable", lines[1].Line, StringComparison.Ordinal);
        // What the person is asked to quote is found in the log.
        Assert.Contains((string)bug.Json["traceId"]!, lines[0].Line, StringComparison.Ordinal);
        Assert.Contains((string)away.Json["traceId"]!, lines[1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_WhoGoesAway_IsNoError()
    {
        var watch = new AbortWatch();
        await using var host = await ApiHost.StartAsync(register: services => services.AddSingleton<IStartupFilter>(watch));
        host.Grains.Learner.Gate = watch.Aborted;
        host.Grains.Learner.Fault = new OperationCanceledException();
        using var leaving = new CancellationTokenSource();
        var call = host.Client.GetAsync(new Uri("/v1/me/progress", UriKind.Relative), leaving.Token);
        while (host.Grains.Learner.Calls == 0)
            await Task.Delay(5);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(499, await watch.Status);
        Assert.DoesNotContain(host.Logs.All, line => line.Level >= LogLevel.Warning);
    }

    private static Exception FaultOf(string name) => name switch
    {
        "database" => new UnavailableException(UnavailableReason.Database, Secret),
        "disk" => new UnavailableException(UnavailableReason.DiskFull, Secret),
        "overloaded" => new UnavailableException(UnavailableReason.Overloaded, Secret),
        "timeout" => new TimeoutException(Secret),
        "silo" => new SiloUnavailableException(Secret),
        "cancelled" => new OperationCanceledException(Secret),
        "gateway" => new GatewayTooBusyException(Secret),
        "limit" => new LimitExceededException(Secret),
        "unknown learner" => new UnknownLearnerException(Secret),
        "bug" => new InvalidOperationException(Secret),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>Sees when the server has learnt that a client is gone, and with what status the request ended.</summary>
    private sealed class AbortWatch : IStartupFilter
    {
        private readonly TaskCompletionSource _aborted = new();
        private readonly TaskCompletionSource<int> _status = new();

        public Task Aborted => _aborted.Task;

        public Task<int> Status => _status.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                context.RequestAborted.Register(_aborted.SetResult);
                await following(context);
                _status.SetResult(context.Response.StatusCode);
            });
            next(app);
        };
    }
}
