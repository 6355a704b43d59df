using EnglishLearning.Api.Limits;
using Orleans.Dashboard;

namespace EnglishLearning.Silo.Operations;

/// <summary>What operators need: readiness, draining, limits of memory, metrics, the dashboard.</summary>
public static class OperationsSetup
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ILoadShedder, MemoryCeiling>();
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.Configure<DrainOptions>(configuration.GetSection("Drain"));
        services.AddHealthChecks()
            .AddCheck<Drain>("draining", tags: ["ready"])
            .AddCheck<StorageCheck>("storage", tags: ["ready"]);
        return services;
    }

    public static void MapOperations(this WebApplication app)
    {
        app.MapPrometheusScrapingEndpoint("/metrics");
        // Its endpoints are no part of the API: described, they would also break the description.
        app.MapOrleansDashboard(OperatorAccess.DashboardPath).RequireAuthorization(OperatorAccess.Policy).ExcludeFromDescription();
    }
}
