using EnglishLearning.Bench.Load;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Tests.Load;

/// <summary>The generator against a real silo: what it counts is what the log holds.</summary>
public sealed class LoadRunTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bench-load-");
    private WebApplication _silo = null!;

    public async Task InitializeAsync()
    {
        _silo = await SiloApplication.BuildAsync(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:DataDirectory"] = _data.FullName,
        });
        await _silo.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _silo.StopAsync();
        await _silo.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Closed", "Mixed", 3)]
    [InlineData("Open", "Attempts", 1)]
    [InlineData("Closed", "Practice", 1)]
    public async Task Run_OfTwoSeconds_CountsTheAnswersThatTheLogHolds(string modeName, string mixName, int leastRoutes)
    {
        var (mode, mix) = (Enum.Parse<LoadMode>(modeName), Enum.Parse<MixKind>(mixName));
        var options = new LoadOptions(
            [new Uri(_silo.Urls.First())], mode, Rate: 100, ArrivalKind.Poisson, Connections: 8, Learners: 40, Seconds: 2, WarmUp: 0, mix, Seed: 1);
        var report = await new LoadRun(options).RunAsync(new Progress<int>(), CancellationToken.None);

        Assert.Empty(report.Faults);
        Assert.Equal(0, report.Errors + report.Refused);
        Assert.True(report.Useful > 20);
        Assert.Equal(report.Useful, report.Routes.Sum(route => route.Count));
        Assert.True(report.GeneratorMicroseconds > 0);
        Assert.InRange(report.Routes.Count, leastRoutes, 5);
        Assert.Equal(report.Seconds.Sum(second => second.Answers), await HeldAsync());
    }

    private async Task<int> HeldAsync()
    {
        var log = _silo.Services.GetRequiredService<IAttemptLog>();
        var held = 0;
        await foreach (var learnerId in _silo.Services.GetRequiredService<IMaintenance>().LearnersAsync())
            held += (await log.ReadAsync(learnerId)).Count;
        return held;
    }
}
