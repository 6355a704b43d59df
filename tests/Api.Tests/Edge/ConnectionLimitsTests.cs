using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using EnglishLearning.Api.Edge;
using EnglishLearning.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Api.Tests.Edge;

/// <summary>Requests that are too large, too many or too slow, over real sockets.</summary>
public sealed class ConnectionLimitsTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly ApiHost _host = fixture.Fresh();

    [Theory]
    [InlineData(8_000, 404)]
    [InlineData(8_300, 414)]
    public async Task RequestLine_HasALimit(int length, int status) =>
        Assert.Equal(status, await StatusAsync($"GET /{new string('x', length)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));

    [Theory]
    [InlineData(60, 200)]
    [InlineData(70, 431)]
    public async Task Headers_HaveALimitedNumber(int count, int status) =>
        Assert.Equal(status, await StatusAsync(Livez(string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: y\r\n")))));

    [Theory]
    [InlineData(15_000, 200)]
    [InlineData(17_000, 431)]
    public async Task Headers_HaveALimitedSize(int length, int status) =>
        Assert.Equal(status, await StatusAsync(Livez($"X-Long: {new string('x', length)}\r\n")));

    /// <summary>A header line every second, never the last one.</summary>
    [Fact]
    public async Task HeadersThatNeverEnd_AreCutOff()
    {
        using var client = await RawClient.ConnectAsync(_host);
        var began = Stopwatch.GetTimestamp();
        await client.SendAsync("GET /livez HTTP/1.1\r\nHost: x\r\n");
        using var stop = new CancellationTokenSource();
        var drip = DripAsync(client, "X-Drip: 1\r\n", stop.Token);
        var answer = await client.ReadToEndAsync(Patience);
        await stop.CancelAsync();
        await drip;
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 10, 35);
    }

    /// <summary>Twenty bytes a second.</summary>
    [Fact]
    public async Task BodyThatComesTooSlowly_IsCutOff_WithNothingTaken()
    {
        using var client = await RawClient.ConnectAsync(_host);
        await client.SendAsync(Head("/v1/questions/q/attempts", 5000));
        using var stop = new CancellationTokenSource();
        var drip = DripAsync(client, new string(' ', 20), stop.Token);
        var answer = await client.ReadToEndAsync(Patience);
        await stop.CancelAsync();
        await drip;
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    /// <summary>A phone that changes cells in the middle of its answer: by Kestrel's own default it would be cut off after five seconds.</summary>
    [Fact]
    public async Task PhoneThatIsSilentForEightSeconds_IsWaitedFor()
    {
        using var client = await RawClient.ConnectAsync(_host);
        await client.SendAsync(Head("/v1/questions/q/attempts", Bodies.Attempt.Length) + Bodies.Attempt[..50]);
        await Task.Delay(TimeSpan.FromSeconds(8));
        await client.SendAsync(Bodies.Attempt[50..]);
        Assert.StartsWith("HTTP/1.1 200", await client.ReadToEndAsync(Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_PastTheLimit_AreClosed_AndThereIsRoomAgain()
    {
        await using var host = await ApiHost.StartAsync(register: services => services.Configure<ConnectionOptions>(options => options.Concurrent = 3));
        var open = new List<RawClient>();
        for (var i = 0; i < 3; i++)
        {
            open.Add(await RawClient.ConnectAsync(host));
            await open[^1].SendAsync("GET /livez HTTP/1.1\r\n");
        }
        await Task.Delay(200);
        using (var refused = await RawClient.ConnectAsync(host))
            Assert.Equal("", await refused.ReadToEndAsync(Patience));
        open.ForEach(client => client.Dispose());
        var status = 0;
        for (var tries = 0; tries < 50 && status != 200; tries++)
        {
            await Task.Delay(100);
            using var client = await RawClient.ConnectAsync(host);
            await client.SendAsync(Livez(""));
            status = StatusOf(await client.ReadToEndAsync(Patience));
        }
        Assert.Equal(200, status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate, gzip")]
    [InlineData("identity, gzip")]
    public async Task PackedBody_Is415_AndIsNotUnpacked(string encoding)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[10_000_000]);
        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        var answer = await _host.SendAsync(HttpMethod.Post, "/v1/attempts:batch", content);
        Assert.Equal((415, "unsupported-media-type"), (answer.Status, answer.Code));
        Assert.Equal("identity", Assert.Single(answer.Headers.GetValues("Accept-Encoding")));
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Fact]
    public async Task BodySaidToBePlain_IsTaken()
    {
        using var content = new StringContent(Bodies.Attempt, Encoding.UTF8, "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", "identity");
        Assert.Equal(200, (await _host.SendAsync(HttpMethod.Post, "/v1/questions/q/attempts", content)).Status);
    }

    [Theory]
    [InlineData("/v1/questions/q/attempts", """{"response":""")]
    [InlineData("/v1/attempts:batch", """{"attempts":[""")]
    [InlineData("/v1/auth/guest", """{"timeZone":""")]
    public async Task DeepJson_IsRefused(string path, string begin)
    {
        foreach (var depth in new[] { 20, 20_000 })
        {
            var answer = await _host.PostAsync(path, begin + new string('[', depth) + new string(']', depth) + (path.EndsWith("batch", StringComparison.Ordinal) ? "]}" : "}"));
            Assert.Equal(400, answer.Status);
            Assert.Contains(answer.Code, new[] { "malformed-json", "invalid-body" });
        }
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    private static string Livez(string headers) => $"GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n";

    private string Head(string path, int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: {_host.Client.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");

    private async Task<int> StatusAsync(string request)
    {
        using var client = await RawClient.ConnectAsync(_host);
        await client.SendAsync(request);
        return StatusOf(await client.ReadToEndAsync(Patience));
    }

    private static int StatusOf(string answer) => answer.Length == 0 ? 0 : int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture);

    private static async Task DripAsync(RawClient client, string text, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
                await client.SendAsync(text);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or System.Net.Sockets.SocketException)
        {
            // The server has closed, or the test is over.
        }
    }
}
