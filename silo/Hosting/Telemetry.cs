using EnglishLearning.Accounts;
using EnglishLearning.Api.Limits;
using EnglishLearning.Grains.Filters;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Storage;
using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EnglishLearning.Silo.Hosting;

/// <summary>
/// Traces from the request through grains to SQL, metrics, logs. OTLP where OTEL_EXPORTER_OTLP_ENDPOINT is set; metrics
/// always at /metrics too, logs as JSON on the console unless Telemetry__Console is false.
/// </summary>
public static class Telemetry
{
    /// <summary>Full sampling costs three quarters of the in-process throughput. What failed or was slow is traced besides (<see cref="TroubleTraces"/>).</summary>
    private const double DefaultSampling = 0.1;

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var otlp = IsExported(builder.Configuration);
        var sampling = SiloSettings.Value(builder.Configuration, "Telemetry:Sampling", DefaultSampling);
        if (sampling is not (>= 0 and <= 1))
            throw new SettingException("Telemetry__Sampling is from 0 to 1.");
        builder.Logging.ClearProviders();
        if (otlp)
            builder.Logging
                .Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId)
                .AddOpenTelemetry(logs => logs.IncludeFormattedMessage = true);
        else
            // Only asked, it has an activity made for every request, which nobody collects: 3 % of what an answer allocates.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (SiloSettings.Value(builder.Configuration, "Telemetry:Console", true))
            builder.Logging.AddJsonConsole(console => (console.TimestampFormat, console.IncludeScopes) = ("yyyy-MM-ddTHH:mm:ss.fffZ", otlp));

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("english-learning", serviceInstanceId: Environment.MachineName))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
                .AddRuntimeInstrumentation()
                .AddMeter("Microsoft.Orleans", "Npgsql", StorageTelemetry.Name)
                .AddMeter(CallMetricsFilter.MeterName, LearningMetrics.MeterName, LimitMetrics.MeterName, AccountEvents.MeterName)
                .AddView(Instruments.View)
                .AddPrometheusExporter());
        if (!otlp)
            return;
        telemetry
            .WithTracing(traces => traces
                // A caller that sends traceparent decides; otherwise one in ten.
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(sampling)))
                .AddAspNetCoreInstrumentation()
                .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application", "EnglishLearning.Storage", TroubleTraces.SourceName)
                .AddNpgsql()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter());
    }

    /// <summary>Counters that alerts watch begin at zero once somebody listens.</summary>
    public static void AnnounceCounters(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        StorageTelemetry.Announce();
        LearningMetrics.Announce();
        LimitMetrics.Announce();
        AccountEvents.Announce();
    });

    /// <summary>Whether anybody takes traces: without, none are made.</summary>
    public static bool IsExported(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
}
