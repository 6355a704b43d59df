using System.Diagnostics;
using EnglishLearning.Api.Auth;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Load;
using EnglishLearning.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Suite;

/// <summary>
/// What it costs to know who asks: authentication and authorisation of the pipeline alone, many times over, as a share of the processor
/// time that the silo takes for an attempt.
/// </summary>
internal sealed class AuthenticationPart(SuiteContext suite)
{
    private const int Times = 300_000;

    /// <summary>The endpoint of an answer, by its name in the description.</summary>
    private const string Answer = "answer";

    public async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("bench-authentication-");
        try
        {
            var cost = await PipelineAsync(Path.Combine(data.FullName, "in-process"));
            var attempts = await AttemptsAsync(Path.Combine(data.FullName, "silo"));
            suite.Figures.AddRange([cost, attempts, Figure.Ratio("authentication and authorisation, share of an attempt", cost, attempts).AtMost(0.03)]);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>Microseconds of the processor for a request, with the token hashed and looked up each time: no connection helps.</summary>
    private async Task<Figure> PipelineAsync(string folder)
    {
        await using var silo = await SiloApplication.BuildAsync(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:DataDirectory"] = folder,
            ["Logging:LogLevel:EnglishLearning"] = "Warning",
            ["Logging:LogLevel:Orleans"] = "Error",
        });
        await silo.StartAsync(suite.Cancellation);
        using var api = ApiClient.Connect(new Uri(silo.Urls.First()), connections: 1);
        var guest = (await api.SendAsync(Requests.Guest("Asia/Jakarta"), suite.Cancellation)).Read(ApiJson.Default.TokenReply);
        var endpoint = silo.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .Single(found => found.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == Answer);
        var reached = 0;
        var branch = ((IApplicationBuilder)silo).New();
        branch.UseBearerTokens();
        branch.UseAuthorization();
        branch.Run(_ =>
        {
            reached++;
            return Task.CompletedTask;
        });
        var pipeline = branch.Build();
        var context = new DefaultHttpContext { RequestServices = silo.Services };
        context.Request.Headers.Authorization = $"Bearer {guest.AccessToken}";
        context.SetEndpoint(endpoint);
        var nobody = context.User;
        var runs = new List<double>();
        // The first run compiles.
        for (var run = 0; run <= suite.Options.Runs; run++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (var time = 0; time < Times; time++)
            {
                context.User = nobody;
                await pipeline(context);
            }
            runs.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / Times);
        }
        await silo.StopAsync(suite.Cancellation);
        return reached == Times * runs.Count
            ? Figure.Of("authentication and authorisation of a request", "us", [.. runs.Skip(1)])
            : throw new Http.ServerException($"{runs.Count * Times - reached} requests were not let through.");
    }

    /// <summary>Microseconds of the silo's processor for an attempt over HTTP.</summary>
    private async Task<Figure> AttemptsAsync(string folder)
    {
        await using var silo = SuiteContext.SqliteSilo(folder);
        await silo.StartAsync();
        var session = await LoadSession.OpenAsync([silo.Url], suite.Options.Learners, suite.Cancellation);
        await suite.LoadAsync("warming up", session, suite.Closed(MixKind.Attempts));
        var runs = new List<double>();
        for (var run = 1; run <= suite.Options.Runs; run++)
        {
            using var process = Process.GetProcessById(silo.ProcessId);
            var before = process.TotalProcessorTime;
            var load = suite.Closed(MixKind.Attempts) with { WarmUp = 0 };
            var report = await suite.LoadAsync($"run {run} of {suite.Options.Runs}, attempts", session, load);
            process.Refresh();
            runs.Add((process.TotalProcessorTime - before).TotalMicroseconds / report.Useful);
        }
        return Figure.Of("processor of the silo for an attempt", "us", runs);
    }
}
