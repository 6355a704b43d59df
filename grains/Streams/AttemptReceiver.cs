using EnglishLearning.Storage.Stream;
using Orleans.Streams;

namespace EnglishLearning.Grains.Streams;

/// <summary>
/// Reads one queue of the log from where its consumer stands, and moves the checkpoint after what was delivered. A
/// restart begins at the checkpoint: it reads again what was not confirmed, and skips nothing.
/// </summary>
internal sealed class AttemptReceiver(IAttemptFeed feed, StreamLag lag, string consumer, int queue) : IQueueAdapterReceiver
{
    /// <summary>Rows a read; enough that a busy log is cut into few, larger batches.</summary>
    private const int PageSize = 1000;

    private LogPosition? _checkpoint;
    private LogPosition _read;

    public Task Initialize(TimeSpan timeout)
    {
        lag.Opened(queue);
        return Task.CompletedTask;
    }

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount)
    {
        if (_checkpoint is null)
        {
            _checkpoint = await feed.LoadCheckpointAsync(consumer, queue);
            _read = _checkpoint.Value;
        }
        var page = await feed.ReadAsync(queue, _read, Math.Min(maxCount, PageSize));
        lag.Read(queue, page);
        if (page.Count > 0)
            _read = page[^1].Position;
        return AttemptBatch.Cut(page);
    }

    public async Task MessagesDeliveredAsync(IList<IBatchContainer> messages)
    {
        var applied = messages.Cast<AttemptBatch>().LastOrDefault(batch => batch.EndOfRead is not null)?.EndOfRead;
        if (applied is not { } next || _checkpoint is not { } from || next <= from)
            return;
        // Where another silo has taken the queue over, its checkpoint stands.
        _checkpoint = await feed.SaveCheckpointAsync(consumer, queue, from, next)
            ? next
            : await feed.LoadCheckpointAsync(consumer, queue);
        lag.Applied(queue, _checkpoint.Value);
    }

    public Task Shutdown(TimeSpan timeout)
    {
        lag.Closed(queue);
        return Task.CompletedTask;
    }
}
