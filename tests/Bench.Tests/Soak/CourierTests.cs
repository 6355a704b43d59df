using System.Net;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Soak;
using EnglishLearning.Bench.Tests.Http;

namespace EnglishLearning.Bench.Tests.Soak;

public sealed class CourierTests
{
    private readonly Faults _faults = new();

    [Fact]
    public async Task SendAsync_ExpectedStatus_IsCountedByRoute()
    {
        var courier = Courier(_ => StubServer.Json("{}", HttpStatusCode.Conflict));
        Assert.NotNull(await courier.SendAsync(Requests.Undo(Guid.NewGuid()), 204, 409));
        Assert.NotNull(await courier.SendAsync(Requests.Undo(Guid.NewGuid()), 409));
        var figures = Assert.Single(courier.Routes);
        Assert.Equal("DELETE /v1/me/attempts/{id}", figures.Key);
        Assert.Equal(2, figures.Value.Statuses[409]);
        Assert.Equal(0, _faults.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task SendAsync_AnyOtherStatus_IsAFault(HttpStatusCode status)
    {
        var courier = Courier(_ => StubServer.Json("""{"title":"Oh"}""", status));
        Assert.Null(await courier.SendAsync(Requests.Progress(), 200));
        Assert.Contains($"{(int)status} Oh", Assert.Single(_faults.First).Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_NoAnswer_IsAFaultWithoutStatus()
    {
        var courier = Courier(_ => throw new HttpRequestException("Connection reset"));
        Assert.Null(await courier.SendAsync(Requests.Progress(), 200));
        Assert.Equal(1, courier.Routes["GET /v1/me/progress"].Statuses[0]);
        Assert.Equal(1, _faults.Count);
    }

    [Fact]
    public void Percentile_OfAHundredTimes_IsTheOneBelowWhichThatShareLies()
    {
        var figures = new RouteFigures();
        foreach (var ms in Enumerable.Range(1, 100))
            figures.Record(200, TimeSpan.FromMilliseconds(ms));
        Assert.Equal(50, figures.Percentile(50).TotalMilliseconds, 0.1);
        Assert.Equal(99, figures.Percentile(99).TotalMilliseconds, 0.1);
    }

    [Fact]
    public void Add_ManyFaults_CountsAllAndKeepsTheFirstKinds()
    {
        for (var i = 0; i < 100; i++)
            _faults.Add($"fault {i % 30}");
        Assert.Equal(100, _faults.Count);
        Assert.Equal(20, _faults.First.Count);
        Assert.Equal(4, _faults.First["fault 0"]);
    }

    private Courier Courier(Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        new(new StubServer((request, _) => answer(request)).Client(), _faults, CancellationToken.None);
}
