using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Api.Tests.Limits;

public sealed class LimitTests
{
    [Fact]
    public async Task Requests_PastTheLimit_Are503_AndThoseWithinAreAnswered()
    {
        await using var host = await ApiHost.StartAsync(options => options.ConcurrentRequests = 5);
        var gate = new TaskCompletionSource();
        host.Grains.Learner.Gate = gate.Task;
        var calls = Enumerable.Range(0, 12).Select(_ => host.GetAsync("/v1/me/progress")).ToArray();
        while (calls.Count(call => call.IsCompleted) < 7)
            await Task.Delay(5);

        Assert.Equal(200, (await host.GetAsync("/livez")).Status);
        gate.SetResult();
        var answers = await Task.WhenAll(calls);
        Assert.Equal(5, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer =>
        {
            Assert.Equal((503, "overloaded"), (answer.Status, answer.Code));
            Assert.Equal(1, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        });
        Assert.Equal(200, (await host.GetAsync("/v1/me/progress")).Status);
    }

    [Fact]
    public async Task Imports_PastTheirOwnQueue_Are503_WhileAnswersGoOn()
    {
        await using var host = await ApiHost.StartAsync(options =>
            (options.ConcurrentImports, options.QueuedImports, options.ImportWait) = (1, 0, TimeSpan.FromSeconds(1)));
        host.Grains.Import.States.Enqueue(new ImportStatus(ImportState.Running, 0, 0, 0, 0, 0, 0, [], null));
        var first = PostAsync(host);
        while (host.Grains.Import.Started.Count == 0)
            await Task.Delay(5);
        var second = await PostAsync(host);
        Assert.Equal((503, "overloaded"), (second.Status, second.Code));
        Assert.Equal(200, (await host.PostAsync("/v1/questions/q/attempts", Bodies.Attempt)).Status);
        Assert.Equal(202, (await first).Status);
    }

    [Theory]
    [InlineData("/v1/me/progress", 503)]
    [InlineData("/V1/me/progress", 503)]
    [InlineData("/v1/nowhere", 503)]
    [InlineData("/livez", 200)]
    [InlineData("/readyz", 200)]
    public async Task Shedding_RefusesRequestsToV1Alone(string path, int status)
    {
        var shedder = new Shedder { ShouldShed = true };
        await using var host = await ApiHost.StartAsync(register: services => services.AddSingleton<ILoadShedder>(shedder));
        var answer = await host.GetAsync(path);
        Assert.Equal(status, answer.Status);
        Assert.Equal(0, host.Grains.Learner.Calls);
        if (status == 503)
            Assert.Equal("overloaded", answer.Code);
        shedder.ShouldShed = false;
        Assert.NotEqual(503, (await host.GetAsync(path)).Status);
    }

    private static Task<Answered> PostAsync(ApiHost host) =>
        host.SendAsync(HttpMethod.Post, "/v1/me/history:import", new StringContent("x", null, "text/csv"));

    private sealed class Shedder : ILoadShedder
    {
        public bool ShouldShed { get; set; }
    }
}
