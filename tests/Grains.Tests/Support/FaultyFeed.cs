using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>The real feed, whose reads and checkpoints fail by lot; a checkpoint before it is written or after.</summary>
internal sealed class FaultyFeed(IAttemptFeed feed, Faults reads, Faults checkpoints) : IAttemptFeed
{
    private int _entries;
    private int _checkpointsLoaded;

    /// <summary>Reads find nothing new.</summary>
    public bool Paused { get; set; }

    /// <summary>How many entries were read in all.</summary>
    public int Entries => _entries;

    /// <summary>How often an agent took a queue.</summary>
    public int CheckpointsLoaded => _checkpointsLoaded;

    public async Task<IReadOnlyList<LoggedAttempt>> ReadAsync(int queue, LogPosition after, int limit, CancellationToken cancel = default)
    {
        if (reads.Draw(1) > 0)
            throw Faults.Unavailable;
        if (Paused)
            return [];
        var read = await feed.ReadAsync(queue, after, limit, cancel);
        Interlocked.Add(ref _entries, read.Count);
        return read;
    }

    public Task<LogPosition> LoadCheckpointAsync(string consumer, int queue, CancellationToken cancel = default)
    {
        if (reads.Draw(1) > 0)
            throw Faults.Unavailable;
        Interlocked.Increment(ref _checkpointsLoaded);
        return feed.LoadCheckpointAsync(consumer, queue, cancel);
    }

    public async Task<bool> SaveCheckpointAsync(
        string consumer, int queue, LogPosition expected, LogPosition next, CancellationToken cancel = default)
    {
        var way = checkpoints.Draw(2);
        if (way == 1)
            throw Faults.Unavailable;
        var saved = await feed.SaveCheckpointAsync(consumer, queue, expected, next, cancel);
        return way == 2 ? throw Faults.Unavailable : saved;
    }
}
