using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Limits;
using EnglishLearning.Silo.Hosting;
using Orleans.Dashboard;

namespace EnglishLearning.Silo.Operations;

/// <summary>What operators need: readiness, draining, limits of memory, metrics, the dashboard.</summary>
public static class OperationsSetup
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ILoadShedder, MemoryCeiling>();
        services.AddSingleton<StorageCheck>();
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.AddSingleton(SiloSettings.Section<DrainOptions>(configuration, "Drain"));
        services.AddHealthChecks()
            .AddCheck<Drain>("draining", tags: ["ready"])
            .AddCheck<StorageCheck>("storage", tags: ["ready"]);
        return services;
    }

    /// <summary>Whether there is a dashboard: it times each call of each grain, which not every silo should pay for.</summary>
    public static bool HasDashboard(IConfiguration configuration) =>
        SiloSettings.Value(configuration, "Dashboard:Enabled", false);

    /// <summary>The dashboard brings scripts and styles of its own, from this server alone.</summary>
    private const string DashboardPolicy = "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'";

    /// <summary>Before the API's pipeline, whose stricter headers leave alone what is set.</summary>
    public static void UseDashboardHeaders(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(OperatorAccess.DashboardPath),
            dashboard => dashboard.Use((context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.ContentSecurityPolicy = DashboardPolicy;
                    return Task.CompletedTask;
                });
                return next(context);
            }));

    public static void MapOperations(this WebApplication app)
    {
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous().DisableRateLimiting();
        // Its endpoints are no part of the API: described, they would also break the description.
        if (HasDashboard(app.Configuration))
            app.MapOrleansDashboard(OperatorAccess.DashboardPath).RequiresOperator().ExcludeFromDescription();
    }
}
