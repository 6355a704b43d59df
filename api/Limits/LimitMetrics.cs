using System.Diagnostics.Metrics;

namespace EnglishLearning.Api.Limits;

/// <summary>What limits refuse, and who is loud.</summary>
public static class LimitMetrics
{
    public const string MeterName = "EnglishLearning.Api";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> RefusedCount =
        Meter.CreateCounter<long>("http.server.limit.refused", "{request}", "Requests refused with 429, by the limit that refused them.");

    private static readonly Counter<long> LoudCount =
        Meter.CreateCounter<long>("http.server.address.alerts", "{alert}", "Addresses with more requests than RateLimits__AlertPerMinute, once a minute each.");

    /// <summary>Counts nothing: so that the first is seen as one more, and not as a count that began with it.</summary>
    public static void Announce()
    {
        LoudCount.Add(0, new KeyValuePair<string, object?>("signed_in", false));
        LoudCount.Add(0, new KeyValuePair<string, object?>("signed_in", true));
    }

    internal static void Refused(LimitPolicy policy) => RefusedCount.Add(1, new KeyValuePair<string, object?>("limit.policy", policy.Name));

    internal static void Loud(bool signedIn) => LoudCount.Add(1, new KeyValuePair<string, object?>("signed_in", signedIn));
}
