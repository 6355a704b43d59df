using System.Diagnostics.Metrics;

namespace EnglishLearning.Grains.Filters;

/// <summary>Time of each call to one of our grains, by interface, method and outcome.</summary>
public sealed class CallMetricsFilter : IIncomingGrainCallFilter
{
    public const string MeterName = "EnglishLearning.Grains";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "grain.call.duration", "s", "Time from the start of a grain's turn to its end, waiting for storage included.");

    private static int _running;

    private readonly TimeProvider _time;

    public CallMetricsFilter(TimeProvider time) => _time = time;

    /// <summary>Calls that have begun and not ended, in this process.</summary>
    internal static int Running => Volatile.Read(ref _running);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not Grain || !Duration.Enabled)
            return context.Invoke();
        var started = _time.GetTimestamp();
        var call = context.Invoke();
        if (!call.IsCompletedSuccessfully)
            return RecordAsync(call, context, started);
        Record(context, started, "ok");
        return call;
    }

    private async Task RecordAsync(Task call, IIncomingGrainCallContext context, long started)
    {
        var outcome = "error";
        // One that ended at once never ran beside another.
        Interlocked.Increment(ref _running);
        try
        {
            await call;
            outcome = "ok";
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            Record(context, started, outcome);
        }
    }

    private void Record(IIncomingGrainCallContext context, long started, string outcome) =>
        Duration.Record(
            _time.GetElapsedTime(started).TotalSeconds,
            new("grain.interface", context.InterfaceMethod.DeclaringType?.Name),
            new("grain.method", context.InterfaceMethod.Name),
            new("outcome", outcome));
}
