using System.Net;
using System.Net.Sockets;
using EnglishLearning.Bench.Load;
using HdrHistogram;

namespace EnglishLearning.Bench.Tests.Load;

public sealed class LoadLoopTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void OpenLoop_CountsFromTheIntendedStart_SoAStallShows()
    {
        using var server = new StallingServer(after: 100, TimeSpan.FromMilliseconds(600));
        var recorder = Run(server, connections: 1, new Arrivals(ArrivalKind.Fixed, 200, new Random(1)), seconds: 2);
        var latencies = recorder.Of(Outcome.Useful);
        Assert.Equal(400, latencies.TotalCount);
        // 200 a second for 600 ms: 120 arrivals fell into the stall, 100 of them into its first 500 ms.
        Assert.InRange(Slower(latencies, 100_000), 100, 400);
        Assert.True(latencies.GetMaxValue() >= 590_000);
    }

    [Fact]
    public void ClosedLoop_SendsNothingInAStall_SoOneRequestSeesIt()
    {
        using var server = new StallingServer(after: 100, TimeSpan.FromMilliseconds(600));
        var recorder = Run(server, connections: 1, arrivals: null, seconds: 2);
        var latencies = recorder.Of(Outcome.Useful);
        Assert.Equal(server.Served, latencies.TotalCount);
        Assert.Equal(1, Slower(latencies, 590_000));
    }

    [Fact]
    public void OpenLoop_WithConnectionsToSpare_ServesTheOthersMeanwhile()
    {
        using var server = new StallingServer(after: 100, TimeSpan.FromMilliseconds(600));
        var recorder = Run(server, connections: 8, new Arrivals(ArrivalKind.Fixed, 200, new Random(1)), seconds: 2);
        Assert.Equal(400, recorder.Of(Outcome.Useful).TotalCount);
        Assert.Equal(400, server.Served);
    }

    [Fact]
    public void Run_WhereNobodyListens_CountsErrorsAndEnds()
    {
        var recorder = new LoadRecorder(["GET /"], (0, Second), _ => { });
        var loop = new LoadLoop([new IPEndPoint(IPAddress.Loopback, FreePort())], 2, new PlainTraffic(), null, recorder);
        loop.Run(Second, CancellationToken.None);
        Assert.InRange(recorder.Of(Outcome.Error).TotalCount, 1, 100);
        Assert.Equal(0, recorder.Of(Outcome.Useful).TotalCount);
        Assert.Contains("ConnectionRefused", Assert.Single(recorder.Faults).Key);
    }

    private static long Slower(LongHistogram latencies, long microseconds) => latencies.RecordedValues()
        .Where(value => value.ValueIteratedTo >= microseconds)
        .Sum(value => value.CountAtValueIteratedTo);

    private static LoadRecorder Run(StallingServer server, int connections, Arrivals? arrivals, int seconds)
    {
        var recorder = new LoadRecorder(["GET /"], (0, seconds * Second), _ => { });
        new LoadLoop([server.EndPoint], connections, new PlainTraffic(), arrivals, recorder).Run(seconds * Second, CancellationToken.None);
        return recorder;
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
