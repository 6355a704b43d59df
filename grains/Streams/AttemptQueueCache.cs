using EnglishLearning.Storage.Stream;
using Orleans.Streams;

namespace EnglishLearning.Grains.Streams;

/// <summary>
/// The window of the log between what was read and what every consumer has been given. Rewindable: a consumer that asks
/// for an older place gets it from the log. Used by one pulling agent, one call at a time.
/// </summary>
/// <remarks>
/// Orleans's own SimpleQueueCache drops a batch whose delivery failed, or whose consumer asks for a token that has left
/// the window; the statistics must miss nothing, so this one holds batches until they are delivered.
/// </remarks>
/// <param name="capacity">Entries held at most; beyond it the agent stops reading.</param>
internal sealed class AttemptQueueCache(IAttemptFeed feed, int queue, int capacity) : IQueueCache
{
    private const int RewindPage = 500;

    private readonly Queue<AttemptBatch> _window = [];
    private readonly Dictionary<StreamId, StreamWindow> _streams = [];
    private LogPosition _purged = LogPosition.Start;
    private int _entries;

    public int GetMaxAddCount() => Math.Max(0, capacity - _entries);

    public bool IsUnderPressure() => _entries >= capacity;

    public void AddToCache(IList<IBatchContainer> messages)
    {
        foreach (var message in messages.Cast<AttemptBatch>())
        {
            _window.Enqueue(message);
            _entries += message.Count;
            Stream(message.StreamId).Batches.Add(message);
        }
    }

    public bool TryPurgeFromCache(out IList<IBatchContainer> purgedItems)
    {
        purgedItems = [];
        while (_window.TryPeek(out var oldest) && IsDone(oldest))
        {
            _window.Dequeue();
            _entries -= oldest.Count;
            _purged = oldest.Last > _purged ? oldest.Last : _purged;
            Stream(oldest.StreamId).Batches.Remove(oldest);
            ForgetIfEmpty(oldest.StreamId);
            purgedItems.Add(oldest);
        }
        return purgedItems.Count > 0;
    }

    /// <summary>
    /// A cursor at the token that a consumer asks for, or at the oldest batch of the stream that nobody was given yet,
    /// whichever is older; after all that was read where neither is there.
    /// </summary>
    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        var stream = Stream(streamId);
        var waiting = stream.Batches.Find(batch => !batch.Delivered)?.First;
        var asked = token is null ? null : (LogPosition?)AttemptToken.PositionOf(token);
        var start = (waiting, asked) switch
        {
            ({ } first, { } wanted) => first < wanted ? first : wanted,
            (null, null) => _window.Count > 0 ? _window.Max(batch => batch.Last).Following() : _purged.Following(),
            _ => (waiting ?? asked)!.Value,
        };
        var cursor = new AttemptCursor(this, streamId, start, rewinding: HasLeft(stream, start));
        stream.Cursors.Add(cursor);
        return cursor;
    }

    internal void Remove(AttemptCursor cursor)
    {
        Stream(cursor.StreamId).Cursors.Remove(cursor);
        ForgetIfEmpty(cursor.StreamId);
    }

    internal AttemptBatch? FromWindow(StreamId streamId, LogPosition from) =>
        Stream(streamId).Batches.Find(batch => batch.Last >= from);

    /// <summary>
    /// What has left the window, read again. The interface is synchronous: it blocks one turn of the agent, away from
    /// its scheduler, and only for a consumer that rewinds.
    /// </summary>
    internal AttemptBatch? FromLog(StreamId streamId, LogPosition from)
    {
        var questionId = streamId.GetKeyAsString();
        var stream = Stream(streamId);
        var after = from.Preceding();
        while (true)
        {
            var position = after;
            var page = Task.Run(() => feed.ReadAsync(queue, position, RewindPage)).GetAwaiter().GetResult();
            var wanted = page
                .Where(entry => entry.Attempt.QuestionId == questionId && HasLeft(stream, entry.Position))
                .ToArray();
            if (wanted.Length > 0)
                return new AttemptBatch(questionId, wanted);
            if (page.Count == 0 || page[^1].Position >= _purged)
                return null;
            after = page[^1].Position;
        }
    }

    /// <summary>
    /// Whether an entry of the stream at this place was purged. Batches overlap: the purged ones of other streams may
    /// reach beyond one that waits here.
    /// </summary>
    private bool HasLeft(StreamWindow stream, LogPosition position) =>
        position <= _purged && (stream.Batches.Count == 0 || position < stream.Batches[0].First);

    private bool IsDone(AttemptBatch batch) =>
        batch.Delivered && !Stream(batch.StreamId).Cursors.Exists(cursor => cursor.Next <= batch.Last);

    private StreamWindow Stream(StreamId streamId)
    {
        if (!_streams.TryGetValue(streamId, out var stream))
            _streams[streamId] = stream = new StreamWindow([], []);
        return stream;
    }

    private void ForgetIfEmpty(StreamId streamId)
    {
        if (_streams.TryGetValue(streamId, out var stream) && stream.Batches.Count == 0 && stream.Cursors.Count == 0)
            _streams.Remove(streamId);
    }

    private sealed record StreamWindow(List<AttemptBatch> Batches, List<AttemptCursor> Cursors);
}
