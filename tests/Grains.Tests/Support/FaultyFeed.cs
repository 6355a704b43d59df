using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>The real feed, whose calls fail by lot; a checkpoint before it is written or after.</summary>
internal sealed class FaultyFeed(IAttemptFeed feed, Faults faults) : IAttemptFeed
{
    public Task<IReadOnlyList<LoggedAttempt>> ReadAsync(int queue, LogPosition after, int limit, CancellationToken cancel = default) =>
        faults.Draw(1) == 0 ? feed.ReadAsync(queue, after, limit, cancel) : throw Faults.Unavailable;

    public Task<LogPosition> LoadCheckpointAsync(string consumer, int queue, CancellationToken cancel = default) =>
        faults.Draw(1) == 0 ? feed.LoadCheckpointAsync(consumer, queue, cancel) : throw Faults.Unavailable;

    public async Task<bool> SaveCheckpointAsync(
        string consumer, int queue, LogPosition expected, LogPosition next, CancellationToken cancel = default)
    {
        var way = faults.Draw(2);
        if (way == 1)
            throw Faults.Unavailable;
        var saved = await feed.SaveCheckpointAsync(consumer, queue, expected, next, cancel);
        return way == 2 ? throw Faults.Unavailable : saved;
    }
}
