using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.BadInput;

/// <summary>What keeps the program from starting: one clear message, no stack, an exit code that tells the kind.</summary>
public sealed class StartTests : IDisposable
{
    private const int Unavailable = 69;
    private const int Configuration = 78;
    private readonly TestFolder _data = new();

    [Fact]
    public async Task The_data_directory_of_another_silo()
    {
        await using var first = await TestSilo.StartAsync(_data);
        await FailsAsync(Unavailable, "is in use by another process", Run());
        (await Reply.OfAsync(await first.Http.GetAsync("/readyz"))).Ok();
    }

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await FailsAsync(Unavailable, "choose another address with --urls", ["run", "--data", _data.Path, "--urls", url]);
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_made() =>
        await FailsAsync(Unavailable, "cannot be made", ["run", "--data", "/proc/nowhere/data", "--urls", "http://127.0.0.1:0"]);

    [Fact]
    public async Task A_database_that_is_none()
    {
        _data.Write("english.db", new string('x', 8192));
        await FailsAsync(Unavailable, "SQLite", Run());
    }

    [Fact]
    public async Task A_content_folder_that_is_not_there() =>
        await FailsAsync(Configuration, "the content folder does not exist", Run("--content", _data.Below("nowhere")));

    [Fact]
    public async Task Content_with_an_error()
    {
        using var content = new TestFolder();
        BadContent.Write(content);
        await FailsAsync(Configuration, BadContent.Error, Run("--content", content.Path));
    }

    [Theory]
    [InlineData("Storage__Provider", "Oracle", "Storage__Provider is Sqlite or Postgres")]
    [InlineData("Storage__Provider", "Postgres", "ConnectionStrings__Postgres")]
    [InlineData("Clustering__Provider", "Zookeeper", "Clustering__Provider is Localhost or Redis")]
    [InlineData("Clustering__Provider", "Redis", "ConnectionStrings__Redis")]
    [InlineData("Memory__CeilingMb", "5", "Memory__CeilingMb")]
    [InlineData("Memory__CeilingMb", "plenty", "Memory:CeilingMb")]
    [InlineData("Administration__RequestLifetime", "soon", "RequestLifetime")]
    [InlineData("Api__ImportBytes", "many", "ImportBytes")]
    [InlineData("Limits__Mailbox", "x", "Mailbox")]
    [InlineData("Drain__Delay", "soon", "Delay")]
    [InlineData("Grains__CatalogRefresh", "often", "CatalogRefresh")]
    [InlineData("Limits__IdleGrain", "00:00:01", "CollectionAge")]
    [InlineData("Telemetry__Sampling", "7", "Telemetry__Sampling")]
    [InlineData("RateLimits__AccountPerMinute", "-1", "RateLimits__AccountPerMinute")]
    [InlineData("RateLimits__AccountPerMinute", "many", "AccountPerMinute")]
    [InlineData("RateLimits__AcountPerMinute", "5", "AcountPerMinute")]
    [InlineData("RateLimits__Networks__0__Cidr", "the school", "RateLimits__Networks__0__Cidr")]
    [InlineData("Proxies__Known__0", "0.0.0.0/0", "Proxies__Known")]
    [InlineData("Proxies__ForwardLimit", "100", "Proxies__ForwardLimit")]
    [InlineData("Connections__Concurrent", "0", "Connections__Concurrent")]
    [InlineData("Cors__Origins__0", "*", "Cors__Origins")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "Proxies__Known__0")]
    public async Task A_setting_that_makes_no_sense(string key, string value, string message) =>
        await FailsAsync(Configuration, message, Run(), (key, value));

    [Fact]
    public async Task An_address_for_other_silos_that_is_none() =>
        await FailsAsync(
            Configuration, "Orleans__Address", Run(),
            ("Clustering__Provider", "Redis"), ("ConnectionStrings__Redis", "127.0.0.1:1"), ("Orleans__Address", "here"));

    [Fact]
    public async Task A_Redis_that_is_not_there() =>
        await FailsAsync(
            Unavailable, "ConnectionStrings__Redis", Run(),
            ("Clustering__Provider", "Redis"), ("ConnectionStrings__Redis", $"127.0.0.1:{Ports.Free()},connectTimeout=1000"));

    [Fact]
    public async Task A_PostgreSQL_that_is_not_there() =>
        await FailsAsync(
            Unavailable, "does not answer", Run(),
            ("Storage__Provider", "Postgres"),
            ("ConnectionStrings__Postgres", $"Host=127.0.0.1;Port={Ports.Free()};Database=english;Username=english;Password=sehr-geheim"));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    public async Task An_address_that_is_none(string url) =>
        await FailsAsync(Configuration, "--urls", ["run", "--data", _data.Path, "--urls", url]);

    private string[] Run(params string[] more) => ["run", "--data", _data.Path, "--urls", "http://127.0.0.1:0", .. more];

    private static async Task FailsAsync(int code, string message, string[] arguments, params (string, string)[] environment)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await SiloProgram.RunAsync(arguments, environment);

        Assert.True(code == result.ExitCode, $"{result.ExitCode}: {result.Errors}");
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.StartsWith("EnglishLearning did not start: ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("is ready", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", result.Errors + result.Output, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20));
    }

    public void Dispose() => _data.Dispose();
}
