using System.Diagnostics;
using System.Threading.Channels;

namespace EnglishLearning.Storage;

/// <summary>
/// Whoever comes while a write is under way shares the next one. A free writer takes all that waits, up to a maximum,
/// and never sleeps to gather more. Two items of one subject never share a batch.
/// </summary>
/// <remarks>
/// A flush that fails for the sake of its data is repeated one by one, so that no item fails for another's sake; after
/// an outage it is not, because then the items were perhaps written. Disposing drains what waits.
/// </remarks>
internal sealed class GroupCommit<TItem, TResult> : IAsyncDisposable
{
    private readonly Channel<Waiting> _queue;
    private readonly GroupCommitOptions _options;
    private readonly IEqualityComparer<TItem> _sameSubject;
    private readonly Func<TItem, int> _rows;
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> _flush;
    private readonly KeyValuePair<string, object?> _tag;
    private readonly Task _writers;
    private volatile bool _closing;

    /// <param name="name">Of the queue, in meters and traces.</param>
    /// <param name="sameSubject">Which items must not share a batch.</param>
    /// <param name="rows">Rows that an item writes; one where not given.</param>
    /// <param name="flush">Writes a batch in one transaction; one result an item, in the same order.</param>
    public GroupCommit(
        string name,
        GroupCommitOptions options,
        IEqualityComparer<TItem> sameSubject,
        Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> flush,
        Func<TItem, int>? rows = null)
    {
        (_options, _sameSubject, _flush, _rows) = (options, sameSubject, flush, rows ?? (_ => 1));
        _tag = new("queue", name);
        _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.QueueCapacity));
        // Writers outlive the call that happens to construct them: they must not carry its trace.
        using (ExecutionContext.SuppressFlow())
            _writers = Task.WhenAll(Enumerable.Range(0, options.Writers).Select(_ => Task.Run(WriteAsync)));
    }

    /// <exception cref="StorageException">Overloaded at once where the queue is full; else what the flush met.</exception>
    public async Task<TResult> CommitAsync(TItem item)
    {
        using var span = StorageTelemetry.Source.StartActivity("commit");
        var start = Stopwatch.GetTimestamp();
        var waiting = new Waiting(item, span?.Context);
        if (!_queue.Writer.TryWrite(waiting))
            throw Refuse();
        StorageTelemetry.QueueLength.Add(1, _tag);
        try
        {
            // Straight back to the caller, whose own await returns to a grain's scheduler: one hop instead of two.
            return await waiting.Result.Task.ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            span?.SetStatus(ActivityStatusCode.Error, e.Fault.ToString());
            throw;
        }
        finally
        {
            StorageTelemetry.CommitDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, _tag);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closing = true;
        _queue.Writer.TryComplete();
        await _writers;
    }

    private async Task WriteAsync()
    {
        var held = new List<Waiting>();
        while (held.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            var batch = Take(held);
            if (batch.Count > 0)
                await FlushAsync(batch);
        }
    }

    /// <summary>The next batch; what must wait for the one after it stays in <paramref name="held"/>.</summary>
    private List<Waiting> Take(List<Waiting> held)
    {
        var subjects = new HashSet<TItem>(_sameSubject);
        var batch = new List<Waiting>();
        var late = new List<Waiting>();
        foreach (var waiting in held)
            (subjects.Add(waiting.Item) ? batch : late).Add(waiting);
        var rows = batch.Sum(waiting => _rows(waiting.Item));
        while (rows < _options.MaximumRows
            && batch.Count < _options.MaximumBatch
            && late.Count < _options.MaximumBatch
            && _queue.Reader.TryRead(out var waiting))
        {
            rows += _rows(waiting.Item);
            StorageTelemetry.QueueLength.Add(-1, _tag);
            (subjects.Add(waiting.Item) ? batch : late).Add(waiting);
        }
        held.Clear();
        held.AddRange(late);
        return batch;
    }

    private async Task FlushAsync(List<Waiting> batch)
    {
        using var span = StartSpan(batch);
        StorageTelemetry.BatchSize.Record(batch.Count, _tag);
        try
        {
            var results = await _flush(batch.ConvertAll(waiting => waiting.Item));
            for (var i = 0; i < batch.Count; i++)
                batch[i].Result.TrySetResult(results[i]);
        }
        catch (Exception e) when (batch.Count > 1 && !IsOutage(e))
        {
            span?.SetStatus(ActivityStatusCode.Error, "repeated one by one");
            foreach (var waiting in batch)
                await FlushAsync([waiting]);
        }
        catch (Exception e)
        {
            var fault = e as StorageException
                ?? new StorageException(StorageFault.Rejected, "The data could not be written.", e);
            span?.SetStatus(ActivityStatusCode.Error, fault.Fault.ToString());
            StorageTelemetry.Faults.Add(batch.Count, _tag, new("fault", fault.Fault.ToString()));
            foreach (var waiting in batch)
                waiting.Result.TrySetException(fault);
        }
    }

    private static bool IsOutage(Exception e) => e is StorageException { Fault: not StorageFault.Rejected };

    private StorageException Refuse()
    {
        var fault = _closing ? StorageFault.Unavailable : StorageFault.Overloaded;
        StorageTelemetry.Faults.Add(1, _tag, new("fault", fault.ToString()));
        return fault == StorageFault.Unavailable
            ? new StorageException(fault, "The store is closing.")
            : new StorageException(fault, $"{_options.QueueCapacity} commits wait already: try again later.");
    }

    private static Activity? StartSpan(List<Waiting> batch)
    {
        if (!StorageTelemetry.Source.HasListeners())
            return null;
        var callers = batch.Select(waiting => waiting.Caller).OfType<ActivityContext>().ToList();
        var span = StorageTelemetry.Source.StartActivity(
            "flush", ActivityKind.Internal, callers.FirstOrDefault(), links: callers.Select(caller => new ActivityLink(caller)));
        return span?.SetTag("batch.size", batch.Count);
    }

    private sealed record Waiting(TItem Item, ActivityContext? Caller)
    {
        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
