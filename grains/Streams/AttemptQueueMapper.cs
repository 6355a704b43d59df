using EnglishLearning.Storage.Stream;
using Orleans.Streams;

namespace EnglishLearning.Grains.Streams;

/// <summary>The queues of the log as Orleans sees them, spread evenly over its ring so that silos share them out.</summary>
internal sealed class AttemptQueueMapper(string provider) : IConsistentRingStreamQueueMapper
{
    private readonly QueueId[] _queues =
    [
        .. Enumerable.Range(0, AttemptQueues.Count)
            .Select(queue => QueueId.GetQueueId(provider, (uint)queue, (uint)queue * (uint.MaxValue / AttemptQueues.Count))),
    ];

    public IEnumerable<QueueId> GetAllQueues() => _queues;

    public QueueId GetQueueForStream(StreamId streamId) => _queues[AttemptQueues.Of(streamId.GetKeyAsString())];

    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) =>
        _queues.Where(queue => range.InRange(queue.GetUniformHashCode()));
}
