using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>A silo in this process on SQLite, in a folder of its own, met over HTTP at a free port.</summary>
public sealed class RunningSilo : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestFolder _data;
    private readonly ErrorLog _log;

    private RunningSilo(WebApplication app, TestFolder data, ErrorLog log)
    {
        (_app, _data, _log) = (app, data, log);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(1) };
    }

    public HttpClient Http { get; }

    /// <summary>Everything that was logged as an error.</summary>
    public IReadOnlyCollection<string> Errors => _log.Errors;

    public IServiceProvider Services => _app.Services;

    public Tokens Tokens => Tokens.Of(Services.GetRequiredService<SigningKeys>());

    public static Task<RunningSilo> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    /// <param name="configure">Changes what is wired, before the application is built.</param>
    public static async Task<RunningSilo> StartAsync(
        Action<WebApplicationBuilder>? configure, params (string Key, string Value)[] settings)
    {
        var data = new TestFolder();
        var all = new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["Storage:DataDirectory"] = data.Path, ["RateLimits:Enabled"] = "false" };
        foreach (var (key, value) in settings)
            all[key] = value;
        var log = new ErrorLog();
        var app = await SiloApplication.BuildAsync(all, builder =>
        {
            builder.Logging.AddProvider(log);
            configure?.Invoke(builder);
        });
        await app.StartAsync();
        return new RunningSilo(app, data, log);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }
}
