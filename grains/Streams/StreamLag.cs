using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Grains.Streams;

/// <summary>
/// How far statistics are behind the log, by queue: the age of the oldest answer that was read and not applied, or how long nothing
/// could be read, whichever is more. A queue is measured by the silo that reads it.
/// </summary>
public sealed class StreamLag(TimeProvider time)
{
    /// <summary>Queues are read each second; a read that is late by less is no lag.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, QueueLag> _queues = new();

    internal void Opened(int queue) => _queues[queue] = new QueueLag(time.GetTimestamp());

    internal void Read(int queue, IReadOnlyList<LoggedAttempt> page)
    {
        if (_queues.TryGetValue(queue, out var lag))
            lag.Read(page, time.GetTimestamp());
    }

    internal void Applied(int queue, LogPosition upTo)
    {
        if (_queues.TryGetValue(queue, out var lag))
            lag.Applied(upTo);
    }

    internal void Closed(int queue) => _queues.TryRemove(queue, out _);

    /// <summary>Seconds by queue.</summary>
    public IEnumerable<Measurement<double>> Measure()
    {
        foreach (var (queue, lag) in _queues)
        {
            var silent = time.GetElapsedTime(lag.ReadAt);
            var waits = lag.Oldest is { } oldest ? time.GetUtcNow() - oldest : TimeSpan.Zero;
            var behind = silent > Patience && silent > waits ? silent : waits;
            yield return new(Math.Max(0, behind.TotalSeconds), new KeyValuePair<string, object?>("queue", queue));
        }
    }

    /// <summary>Written by the queue's agent, measured by whoever exports.</summary>
    private sealed class QueueLag(long openedAt)
    {
        private readonly Lock _lock = new();
        private readonly Queue<(LogPosition Last, DateTimeOffset ReceivedAt)> _waiting = [];
        private long _readAt = openedAt;

        public long ReadAt => Volatile.Read(ref _readAt);

        public DateTimeOffset? Oldest
        {
            get
            {
                lock (_lock)
                    return _waiting.TryPeek(out var page) ? page.ReceivedAt : null;
            }
        }

        public void Read(IReadOnlyList<LoggedAttempt> page, long now)
        {
            Volatile.Write(ref _readAt, now);
            if (page.Count == 0)
                return;
            lock (_lock)
                _waiting.Enqueue((page[^1].Position, page[0].Attempt.ReceivedAt));
        }

        public void Applied(LogPosition upTo)
        {
            lock (_lock)
            {
                while (_waiting.TryPeek(out var page) && page.Last <= upTo)
                    _waiting.Dequeue();
            }
        }
    }
}
