using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EnglishLearning.Storage;

/// <summary>Traces and meters of the store, under one name.</summary>
public static class StorageTelemetry
{
    public const string Name = "EnglishLearning.Storage";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Histogram<int> BatchSize =
        Meter.CreateHistogram<int>("storage.batch.size", "{commit}", "Commits in one flush.");

    internal static readonly Histogram<double> CommitDuration =
        Meter.CreateHistogram<double>("storage.commit.duration", "s", "From joining the queue to durable.");

    internal static readonly UpDownCounter<int> QueueLength =
        Meter.CreateUpDownCounter<int>("storage.queue.length", "{commit}", "Commits that wait for a writer.");

    internal static readonly Counter<int> Faults =
        Meter.CreateCounter<int>("storage.faults", "{commit}", "Commits that were not written, by fault.");

    /// <summary>Counts nothing: so that the first is seen as one more, and not as a count that began with it.</summary>
    public static void Announce() => Faults.Add(0, new KeyValuePair<string, object?>("fault", nameof(StorageFault.Unavailable)));
}
