using EnglishLearning.Accounts;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Api;
using EnglishLearning.Api.Edge;
using EnglishLearning.Api.Limits;
using EnglishLearning.Grains;
using EnglishLearning.Silo.Compliance;
using EnglishLearning.Silo.Operations;
using EnglishLearning.Storage;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Silo.Hosting;

/// <summary>Puts the process together: storage, Orleans, API, telemetry. Wiring only.</summary>
public static class SiloApplication
{
    private const string GrainSection = "Grains";
    private const string ApiSection = "Api";

    /// <summary>
    /// An application ready to start: the database migrated, the content published.
    /// </summary>
    /// <param name="settings">Configuration keys that stand over environment and files.</param>
    /// <exception cref="StorageException">The database is not there, or its folder is in use.</exception>
    /// <exception cref="SettingException">A setting is missing or senseless.</exception>
    public static async Task<WebApplication> BuildAsync(
        IReadOnlyDictionary<string, string?> settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls("http://127.0.0.1:8080");

        SiloSettings.CheckUrls(builder.Configuration["urls"]);
        var storage = SiloSettings.Storage(builder.Configuration);
        SiloSettings.Section<GrainOptions>(builder.Configuration, GrainSection);
        SiloSettings.Section<ApiOptions>(builder.Configuration, ApiSection);
        SiloSettings.CheckForwarding(builder.Configuration);
        builder.Services.AddSingleton(Options.Create(SiloSettings.Checked<RateLimitOptions>(builder.Configuration, "RateLimits")));
        builder.Services.AddSingleton(Options.Create(SiloSettings.Checked<ProxyOptions>(builder.Configuration, "Proxies")));
        builder.Services.AddSingleton(Options.Create(SiloSettings.Checked<OriginOptions>(builder.Configuration, "Cors")));
        builder.Services.AddSingleton(Options.Create(SiloSettings.Checked<ConnectionOptions>(builder.Configuration, "Connections")));
        MemoryCeiling.Apply(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(storage);
        builder.Services.AddGrains(options => builder.Configuration.GetSection(GrainSection).Bind(options));
        builder.Services.AddSingleton(SiloSettings.Section<AdministrationRules>(builder.Configuration, "Administration"));
        builder.Services.AddAccounts(
            storage,
            _ => SiloSettings.Keys(builder.Configuration, storage),
            SiloSettings.Section<TokenLifetimes>(builder.Configuration, "Tokens"),
            SiloSettings.Section<SignInRules>(builder.Configuration, "SignIn"));
        builder.Services.AddPrivacy(
            SiloSettings.Erasure(builder.Configuration),
            SiloSettings.ErasureList(builder.Configuration, storage),
            SiloSettings.Retention(builder.Configuration));
        builder.Services.AddCompliance();
        builder.Services.AddOperations(builder.Configuration);
        builder.AddTelemetry();
        builder.UseOrleansSilo(storage);
        configure?.Invoke(builder);

        builder.Services.AddApi(options => builder.Configuration.GetSection(ApiSection).Bind(options));

        var app = builder.Build();
        WarmUp.Begin();
        await StorageStartup.PrepareAsync(app.Services);
        app.AnnounceCounters();
        if (Telemetry.IsExported(app.Configuration))
            app.UseTroubleTraces();
        app.UseDashboardHeaders();
        app.UseApi();
        app.MapApi();
        app.MapOperations();
        return app;
    }
}
