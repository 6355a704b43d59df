using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Xunit;

namespace EnglishLearning.Storage.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task ACommit_IsASpanOfItsCaller_AndTheFlushLinksThemAll()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is StorageTelemetry.Name or nameof(TelemetryTests),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource(nameof(TelemetryTests));
        using var flush = new FakeFlush();
        var callers = new List<Activity>();

        async Task CallAsync(GroupCommit<string, string> commits, string item)
        {
            using var caller = source.StartActivity(item)!;
            callers.Add(caller);
            await commits.CommitAsync(item);
            Assert.Same(caller, Activity.Current);
        }
        await using (var commits = flush.Commits())
        {
            var first = CallAsync(commits, "a");
            await flush.BegunAsync(1);
            var others = Task.WhenAll(CallAsync(commits, "b"), CallAsync(commits, "c"));
            flush.Allow();
            await first;
            await others;
        }

        var traces = callers.ConvertAll(caller => caller.TraceId);
        var spans = callers.ConvertAll(caller => ended.Single(span => span.OperationName == "commit" && span.ParentSpanId == caller.SpanId));
        var shared = ended.Single(span => span.OperationName == "flush" && Equals(span.GetTagItem("batch.size"), 2) && traces.Contains(span.TraceId));
        Assert.Equal(spans[1].SpanId, shared.ParentSpanId);
        Assert.Equal([spans[1].SpanId, spans[2].SpanId], shared.Links.Select(link => link.Context.SpanId));
    }

    [Fact]
    public async Task Meters_CountBatches_Faults_AndWhatWaits()
    {
        var measured = new ConcurrentDictionary<string, ConcurrentQueue<double>>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == StorageTelemetry.Name)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.ToArray().Contains(new("queue", "metered")))
                measured.GetOrAdd(instrument.Name, _ => []).Enqueue(value);
        }
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();

        await using (var commits = new GroupCommit<string, string>(
            "metered",
            new GroupCommitOptions(1, 10, 10),
            FakeFlush.SameLetter,
            items => items.Contains("b") ? throw new StorageException(StorageFault.Full, "full") : Task.FromResult(items)))
        {
            await commits.CommitAsync("a");
            await Assert.ThrowsAsync<StorageException>(() => commits.CommitAsync("b"));
        }

        Assert.Equal([1, 1], measured["storage.batch.size"]);
        Assert.Equal([-1, -1, 1, 1], measured["storage.queue.length"].Order());
        Assert.Equal([1], measured["storage.faults"]);
        Assert.Equal(2, measured["storage.commit.duration"].Count);
    }
}
