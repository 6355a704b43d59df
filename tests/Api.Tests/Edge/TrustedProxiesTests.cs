using System.Text;
using EnglishLearning.Api.Edge;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Api.Tests.Edge;

/// <summary>Whose word is taken for a client's address. 127.0.0.x are this machine's, so that each can be a proxy or a stranger.</summary>
public sealed class TrustedProxiesTests
{
    private const string Client = "203.0.113.9";

    [Theory]
    // From whom, what is claimed, the address that counts; the proxy is 127.0.0.2.
    [InlineData("127.0.0.2", Client, Client)]
    [InlineData("127.0.0.2", null, "127.0.0.2")]
    [InlineData("127.0.0.2", "2001:db8::9", "2001:db8::9")]
    [InlineData("127.0.0.2", "203.0.113.9:4711", Client)]
    [InlineData("127.0.0.1", Client, "127.0.0.1")]
    [InlineData("127.0.0.3", Client, "127.0.0.3")]
    // What the client itself claimed stands before what the proxy saw.
    [InlineData("127.0.0.2", "198.51.100.1, 203.0.113.9", Client)]
    [InlineData("127.0.0.2", "127.0.0.2, 203.0.113.9", Client)]
    [InlineData("127.0.0.2", "rubbish", "127.0.0.2")]
    public async Task Address_IsTakenFromTheKnownProxyAlone(string from, string? claimed, string address)
    {
        await using var host = await StartAsync(1, "127.0.0.2");
        Assert.Equal(address, await AddressAsync(host, from, claimed));
    }

    [Theory]
    [InlineData("127.0.0.2", "203.0.113.9, 127.0.0.4", 2, Client)]
    [InlineData("127.0.0.2", "198.51.100.1, 203.0.113.9, 127.0.0.4", 2, Client)]
    [InlineData("127.0.0.2", "203.0.113.9, 127.0.0.4", 1, "127.0.0.4")]
    // A link of the chain that is no proxy ends it.
    [InlineData("127.0.0.2", "198.51.100.1, 203.0.113.9", 2, Client)]
    [InlineData("127.0.0.2", "198.51.100.1, 127.0.0.4, 127.0.0.2", 2, "127.0.0.4")]
    public async Task Chain_IsLookedThroughAsFarAsItsLinksAreKnown(string from, string claimed, int limit, string address)
    {
        await using var host = await StartAsync(limit, "127.0.0.2", "127.0.0.4/30");
        Assert.Equal(address, await AddressAsync(host, from, claimed));
    }

    [Fact]
    public async Task WithoutProxies_NothingIsTakenFromAnybody()
    {
        await using var host = await StartAsync(1);
        Assert.Equal("127.0.0.1", await AddressAsync(host, "127.0.0.1", Client));
        Assert.Equal("127.0.0.2", await AddressAsync(host, "127.0.0.2", Client));
    }

    [Fact]
    public async Task SpoofedAddress_ChangesNoLimit_AndAProxysClientsAreCountedApart()
    {
        await using var host = await StartAsync(1, "127.0.0.2");
        using var stranger = RawClient.HttpFrom("127.0.0.3", new Uri(host.Address()));
        using var proxy = RawClient.HttpFrom("127.0.0.2", new Uri(host.Address()));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(i < 2 ? 401 : 429, await StatusAsync(stranger, $"203.0.113.{i}"));
            Assert.Equal(401, await StatusAsync(proxy, $"203.0.113.{i}"));
        }
        Assert.Equal(401, await StatusAsync(proxy, "203.0.113.1"));
        Assert.Equal(429, await StatusAsync(proxy, "203.0.113.1"));
    }

    [Theory]
    [InlineData("127.0.0.2", "https", true)]
    [InlineData("127.0.0.2", "http", false)]
    [InlineData("127.0.0.3", "https", false)]
    public async Task Https_IsTheKnownProxysWord(string from, string scheme, bool isHttps)
    {
        await using var host = await StartAsync(1, "127.0.0.2");
        using var client = RawClient.HttpFrom(from, new Uri(host.Address()));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/livez");
        request.Headers.Add("X-Forwarded-For", Client);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using var response = await client.SendAsync(request);
        Assert.Equal(isHttps, response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(1, "", "10.0.0.7", "10.0.0.0/24", "2001:db8::/32", "::1")]
    [InlineData(1, "no address", "proxy.example")]
    [InlineData(1, "no address", "10.0.0.7/24")]
    [InlineData(1, "is everybody", "0.0.0.0/0")]
    [InlineData(1, "is everybody", "::/0")]
    [InlineData(0, "Proxies__ForwardLimit", "10.0.0.7")]
    [InlineData(9, "Proxies__ForwardLimit", "10.0.0.7")]
    public void Settings_AreChecked(int limit, string fault, params string[] known)
    {
        var faults = new ProxyOptions { Known = [.. known], ForwardLimit = limit }.Faults();
        Assert.Contains(fault, string.Join('\n', faults), StringComparison.Ordinal);
        Assert.Equal(fault.Length == 0, !faults.Any());
    }

    private static async Task<string> AddressAsync(ApiHost host, string from, string? claimed)
    {
        using var client = RawClient.HttpFrom(from, new Uri(host.Address()));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/sign-in")
        {
            Content = new StringContent("""{"login":"siti","password":"wrong-wrong"}""", Encoding.UTF8, "application/json"),
        };
        if (claimed is not null)
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", claimed);
        using var response = await client.SendAsync(request);
        return (((string, Secret, Secret?, Caller))host.Grains.SignIn.Asked[^1]).Item4.Address;
    }

    private static async Task<int> StatusAsync(HttpClient client, string claimed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me/progress");
        request.Headers.Add("X-Forwarded-For", claimed);
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static Task<ApiHost> StartAsync(int limit, params string[] known) => ApiHost.StartAsync(register: services => services
        .AddSingleton(Microsoft.Extensions.Options.Options.Create(new ProxyOptions { Known = [.. known], ForwardLimit = limit }))
        .AddSingleton<TimeProvider>(new StandingClock())
        .Configure<RateLimitOptions>(limits => (limits.Enabled, limits.AddressPerMinute) = (true, 2)));
}
