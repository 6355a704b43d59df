using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace EnglishLearning.Silo.Hosting;

/// <summary>How instruments are taken in, and which are not.</summary>
internal static class Instruments
{
    /// <summary>Bounds at the objectives of latency (0.2, 0.4 and 0.8 s), else a share under one of them would be a guess between two others.</summary>
    private static readonly double[] RequestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.8, 1, 2.5, 5, 10];

    private static readonly double[] InsideSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

    /// <summary>
    /// They count every request or message a second time: what <c>http.server.request.duration</c> and <c>grain.call.duration</c> tell
    /// by route, grain and outcome. Left out, they cost nothing; taken in, they were 4 % of an answer's CPU. Npgsql's histogram is
    /// one more for each command, and its connections are what is asked for.
    /// </summary>
    private static readonly FrozenSet<string> LeftOut = new[]
    {
        "orleans-app-requests-latency",
        "orleans-directory-lookups-local-issued",
        "orleans-directory-lookups-local-successes",
        "orleans-directory-lookups-cache-issued",
        "orleans-directory-lookups-cache-successes",
        "orleans-directory-lookups-full-issued",
        "orleans-directory-lookups-local-directory-issued",
        "orleans-messaging-processing-dispatcher-forwarded",
        "orleans-messaging-processing-dispatcher-processed",
        "orleans-messaging-processing-dispatcher-received",
        "orleans-messaging-processing-ima-enqueued",
        "orleans-messaging-processing-ima-received",
        "orleans-messaging-received-header-size",
        "orleans-messaging-sent-header-size",
        "orleans-messaging-sent-local",
        "http.server.active_requests",
        "aspnetcore.rate_limiting.active_request_leases",
        "aspnetcore.rate_limiting.request_lease.duration",
        "db.client.operation.duration",
        "db.client.operation.npgsql.bytes_written",
        "db.client.operation.npgsql.bytes_read",
    }.ToFrozenSet();

    public static MetricStreamConfiguration? View(Instrument instrument) =>
        LeftOut.Contains(instrument.Name) ? MetricStreamConfiguration.Drop
        : instrument.Name == "http.server.request.duration" ? new ExplicitBucketHistogramConfiguration { Boundaries = RequestSeconds }
        : instrument.Name is "storage.commit.duration" or "grain.call.duration" ? new ExplicitBucketHistogramConfiguration { Boundaries = InsideSeconds }
        : null;
}
