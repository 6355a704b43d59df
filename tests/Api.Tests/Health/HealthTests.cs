using EnglishLearning.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnglishLearning.Api.Tests.Health;

public sealed class HealthTests
{
    private const string Address = "Host=10.0.0.7;Password=secret";

    [Theory]
    [InlineData(HealthStatus.Healthy, 200)]
    [InlineData(HealthStatus.Degraded, 200)]
    [InlineData(HealthStatus.Unhealthy, 503)]
    public async Task Readyz_FollowsTheChecksTaggedReady_AndLivezDoesNot(HealthStatus status, int code)
    {
        await using var host = await ApiHost.StartAsync(register: services => services.AddHealthChecks()
            .AddCheck("database", () => new HealthCheckResult(status, Address, new InvalidOperationException(Address)), ["ready"])
            .AddCheck("other", () => HealthCheckResult.Unhealthy()));
        var ready = await host.GetAsync("/readyz", "en");
        Assert.Equal(code, ready.Status);
        Assert.DoesNotContain("10.0.0.7", ready.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("other", ready.Body, StringComparison.Ordinal);
        if (code == 503)
        {
            Assert.Equal("not-ready", ready.Code);
            Assert.Equal("The reason: database", (string)ready.Json["errors"]![0]!["detail"]!);
            Assert.NotNull(ready.Headers.RetryAfter);
        }
        else
        {
            Assert.Equal("""{"status":"ready","checks":["database"]}""", ready.Body);
        }
        var live = await host.GetAsync("/livez");
        Assert.Equal((200, "live"), (live.Status, live.Body));
    }
}
