using System.Diagnostics;
using System.Text;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Wire;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>Who sends so slowly that the server waits (slowloris): others are served meanwhile, and the wait ends.</summary>
public sealed class SlowTests : IAsyncLifetime
{
    private const int Slow = 300;

    /// <summary>The silence that is borne is 15 s; the server looks once a second, and the machine may be busy.</summary>
    private static readonly TimeSpan GivenUpWithin = TimeSpan.FromSeconds(40);

    private AttackedSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await AttackedSilo.StartAsync(AttackedSilo.Unhurried);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Theory]
    [InlineData("GET /v1/me/progress HTTP/1.1\r\nHost: x\r\nX-A: b\r\n")]
    [InlineData("POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")]
    public async Task ManyWhoDoNotGoOn_HoldUpNobody_AndAreGivenUp(string begun)
    {
        var connections = Enumerable.Range(0, Slow).Select(_ => _silo.Connect()).ToArray();
        try
        {
            var began = Stopwatch.GetTimestamp();
            await Task.WhenAll(connections.Select(connection => connection.WriteAsync(Encoding.ASCII.GetBytes(begun))));
            for (var i = 0; i < 5; i++)
                await _silo.NewAsync(CallerKind.Guest);
            // What it says of it is 408 or nothing; that it says it is what counts.
            var ends = await Task.WhenAll(connections.Select(connection => EndAsync(connection)));
            Assert.All(ends, status => Assert.Contains(status, new[] { 0, 400, 408 }));
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, GivenUpWithin);
        }
        finally
        {
            foreach (var connection in connections)
                connection.Dispose();
        }
    }

    private static async Task<int> EndAsync(RawConnection connection)
    {
        try
        {
            return (await connection.ReadAsync())?.Status ?? 0;
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            return 0;
        }
    }
}
