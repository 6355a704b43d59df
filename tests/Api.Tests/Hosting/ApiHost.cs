using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Tests.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>The API alone, on a socket of Kestrel, with fakes in the place of grains.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiHost(WebApplication app, FakeGrains grains) => (_app, Grains) = (app, grains);

    public FakeGrains Grains { get; }

    public Guid LearnerId { get; private set; }

    public HttpClient Client { get; private set; } = null!;

    public LogLines Logs { get; private init; } = new();

    public static async Task<ApiHost> StartAsync(
        Action<ApiOptions>? configure = null, Action<IServiceCollection>? register = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var logs = new LogLines();
        builder.Logging.ClearProviders().AddProvider(logs).AddFilter<LogLines>(_ => true);
        var grains = new FakeGrains();
        builder.Services.AddSingleton<IGrainFactory>(grains);
        builder.Services.AddApi(options => configure?.Invoke(options));
        // Everybody comes from one address here. Tests of limits switch them on.
        builder.Services.Configure<RateLimitOptions>(limits => limits.Enabled = false);
        register?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseApi();
        app.MapApi();
        map?.Invoke(app);
        await app.StartAsync();
        var host = new ApiHost(app, grains) { Logs = logs };
        host.Client = host.CreateClient();
        host.SignInAnew();
        return host;
    }

    /// <summary>Another learner from here on: what is remembered of a token includes its learner's grain.</summary>
    public void SignInAnew(string role = "student")
    {
        LearnerId = Guid.CreateVersion7();
        Client.DefaultRequestHeaders.Authorization = new("Bearer", Jwt.Of(LearnerId, role));
    }

    /// <summary>A client without a token that follows no redirects.</summary>
    public HttpClient CreateClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address()) };

    public string Address() =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public Task<Answered> GetAsync(string path, string? language = null) => SendAsync(HttpMethod.Get, path, null, language);

    public Task<Answered> PostAsync(string path, string json, string? language = null) =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), language);

    public async Task<Answered> SendAsync(HttpMethod method, string path, HttpContent? content, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        return await Answered.ReadAsync(await Client.SendAsync(request));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>An answer, read to its end.</summary>
internal sealed record Answered(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The last part of a problem's type.</summary>
    public string Code => ((string)Json["type"]!).Split('/')[^1];

    public string ContentType => ContentHeaders.ContentType?.MediaType ?? "";

    public static async Task<Answered> ReadAsync(HttpResponseMessage response)
    {
        using (response)
            return new Answered(
                (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }
}
