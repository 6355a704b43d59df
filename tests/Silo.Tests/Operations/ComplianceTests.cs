using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Silo.Compliance;
using EnglishLearning.Storage;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace EnglishLearning.Silo.Tests.Operations;

/// <summary>Checks that look at settings and packages: each can pass, and each can fail.</summary>
public sealed class ComplianceTests
{
    private const string Here = "Host=127.0.0.1;Database=english;Username=english";

    public static TheoryData<ComplianceStatus, string> Settings { get; } = new()
    {
        { ComplianceStatus.Passed, "" },
        { ComplianceStatus.Passed, "urls=http://127.0.0.1:8080;https://0.0.0.0:8443" },
        { ComplianceStatus.Failed, "urls=http://0.0.0.0:8080" },
        { ComplianceStatus.Failed, "ASPNETCORE_URLS=http://0.0.0.0:8080" },
        { ComplianceStatus.Failed, "ASPNETCORE_HTTP_PORTS=8080" },
        { ComplianceStatus.Warning, "urls=http://0.0.0.0:8080|Proxies:Known:0=10.0.0.7" },
        { ComplianceStatus.Failed, "postgres=Host=10.0.0.9;Database=english" },
        { ComplianceStatus.Warning, "postgres=Host=10.0.0.9;Database=english;SSL Mode=Require" },
        { ComplianceStatus.Passed, "postgres=Host=10.0.0.9;Database=english;SSL Mode=VerifyFull" },
        { ComplianceStatus.Passed, "postgres=Host=/run/postgresql;Database=english" },
        { ComplianceStatus.Failed, "reports=Host=10.0.0.10;Database=english;SSL Mode=Prefer" },
        { ComplianceStatus.Failed, "ConnectionStrings:Redis=10.0.0.11:6379" },
        { ComplianceStatus.Passed, "ConnectionStrings:Redis=10.0.0.11:6380,ssl=true" },
        { ComplianceStatus.Passed, "ConnectionStrings:Redis=127.0.0.1:6379" },
        { ComplianceStatus.Failed, "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317" },
        { ComplianceStatus.Passed, "OTEL_EXPORTER_OTLP_ENDPOINT=https://collector:4317" },
        { ComplianceStatus.Warning, "Orleans:Address=10.0.0.12" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task WhatTravelsInTheClear_IsFound(ComplianceStatus status, string settings)
    {
        var pairs = settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        var storage = new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = pairs.GetValueOrDefault("postgres") ?? Here,
            ReportConnectionString = pairs.GetValueOrDefault("reports") ?? "",
        };
        var finding = await new TransportCheck(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build(), storage).RunAsync();
        Assert.Equal((status, status == ComplianceStatus.Passed), (finding.Status, finding.Remedy.Length == 0));
    }

    [Fact]
    public async Task PackagesThatNobodyMends_Fail()
    {
        Assert.NotEqual(ComplianceStatus.Failed, (await new DependencyCheck(new In(2026)).RunAsync()).Status);
        Assert.Equal(ComplianceStatus.Warning, (await new DependencyCheck(new In(2027)).RunAsync()).Status);
        Assert.Equal(ComplianceStatus.Failed, (await new DependencyCheck(new In(2035)).RunAsync()).Status);
    }

    private sealed class In(int year) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(year, 11, 23, 0, 0, 0, TimeSpan.Zero);
    }
}
