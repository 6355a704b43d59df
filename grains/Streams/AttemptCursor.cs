using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;
using Orleans.Streams;

namespace EnglishLearning.Grains.Streams;

/// <summary>
/// One consumer's place in one stream. A batch counts as delivered when the cursor moves on from it; one whose delivery
/// failed comes again, for ever: the queue would rather stand still than skip.
/// </summary>
/// <param name="next">Where to begin.</param>
/// <param name="rewinding">True where that place has left the window: the log is read up to the window first.</param>
internal sealed class AttemptCursor(AttemptQueueCache cache, StreamId streamId, LogPosition next, bool rewinding) : IQueueCacheCursor
{
    private AttemptBatch? _current;
    private bool _rewinding = rewinding;
    private bool _failed;

    public StreamId StreamId => streamId;

    /// <summary>Everything of the stream before this place has been delivered to this consumer.</summary>
    public LogPosition Next { get; private set; } = next;

    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return _current;
    }

    public bool MoveNext()
    {
        if (_failed && _current is not null)
        {
            _failed = false;
            return true;
        }
        if (_current is not null)
        {
            Next = _current.Last.Following();
            _current.Delivered = true;
        }
        try
        {
            _current = _rewinding ? cache.FromLog(streamId, Next) : null;
        }
        catch (StorageException)
        {
            // Orleans gives a cursor up that throws, and with it the place to rewind to: try again at the next move.
            _current = null;
            return false;
        }
        if (_current is null)
        {
            _rewinding = false;
            _current = cache.FromWindow(streamId, Next);
        }
        return _current is not null;
    }

    public void Refresh(StreamSequenceToken token)
    {
        // The cursor looks for its place at each move: nothing to wake up.
    }

    public void RecordDeliveryFailure() => _failed = true;

    public void Dispose() => cache.Remove(this);
}
