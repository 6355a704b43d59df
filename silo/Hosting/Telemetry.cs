using EnglishLearning.Accounts;
using EnglishLearning.Api.Limits;
using EnglishLearning.Grains.Filters;
using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EnglishLearning.Silo.Hosting;

/// <summary>
/// Traces from the request through grains to SQL, metrics, logs. OTLP where OTEL_EXPORTER_OTLP_ENDPOINT is set; metrics
/// always at /metrics too, logs as JSON on the console otherwise.
/// </summary>
public static class Telemetry
{
    /// <summary>Full sampling costs three quarters of the in-process throughput; one in a hundred is not noticed.</summary>
    private const double DefaultSampling = 0.01;

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var otlp = IsExported(builder.Configuration);
        var sampling = SiloSettings.Value(builder.Configuration, "Telemetry:Sampling", DefaultSampling);
        if (sampling is not (>= 0 and <= 1))
            throw new SettingException("Telemetry__Sampling is from 0 to 1.");
        builder.Logging.ClearProviders();
        if (otlp)
            builder.Logging.AddOpenTelemetry(logs => logs.IncludeFormattedMessage = true);
        else
            builder.Logging
                .AddJsonConsole(console => console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ")
                // Only asked, it has an activity made for every request, which nobody collects: 3 % of what an answer allocates.
                .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("english-learning", serviceInstanceId: Environment.MachineName))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
                .AddRuntimeInstrumentation()
                .AddMeter("Microsoft.Orleans", "EnglishLearning.Storage", CallMetricsFilter.MeterName, LimitMetrics.MeterName, AccountEvents.MeterName)
                .AddView(HotPathInstruments.View)
                .AddPrometheusExporter());
        if (!otlp)
            return;
        telemetry
            .WithTracing(traces => traces
                // A caller that sends traceparent decides; otherwise one in a hundred.
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(sampling)))
                .AddAspNetCoreInstrumentation()
                .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application", "EnglishLearning.Storage")
                .AddNpgsql()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter());
    }

    /// <summary>Whether anybody takes traces: without, none are made.</summary>
    public static bool IsExported(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
}
