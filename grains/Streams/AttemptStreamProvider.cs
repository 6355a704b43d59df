using EnglishLearning.Storage.Stream;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace EnglishLearning.Grains.Streams;

/// <summary>
/// The attempts log as a persistent, rewindable Orleans stream provider: one stream a question, read only (what is
/// written to the log is on the stream), its token the position in the log.
/// </summary>
/// <param name="name">The provider's name, and the consumer's whose checkpoints it keeps.</param>
internal sealed class AttemptStreamProvider(string name, IAttemptFeed feed, StreamLag lag) : IQueueAdapterFactory, IQueueAdapter, IQueueAdapterCache
{
    /// <summary>Entries that a queue holds in memory at most, about 200 bytes each.</summary>
    private const int CacheCapacity = 20_000;

    private readonly AttemptQueueMapper _mapper = new(name);

    public string Name => name;

    public bool IsRewindable => true;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadOnly;

    public static AttemptStreamProvider Create(IServiceProvider services, string name) =>
        new(name, services.GetRequiredService<IAttemptFeed>(), services.GetRequiredService<StreamLag>());

    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    public IQueueAdapterCache GetQueueAdapterCache() => this;

    public IStreamQueueMapper GetStreamQueueMapper() => _mapper;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => new AttemptReceiver(feed, lag, name, (int)queueId.GetNumericId());

    public IQueueCache CreateQueueCache(QueueId queueId) => new AttemptQueueCache(feed, (int)queueId.GetNumericId(), CacheCapacity);

    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext) =>
        throw new NotSupportedException("The attempts stream is the log: commit to IAttemptLog instead.");
}

/// <summary>Wiring of the attempts stream.</summary>
public static class AttemptStreams
{
    /// <summary>
    /// Deliveries are retried for as long as it takes: giving up would skip attempts. A year is longer than any process
    /// lives.
    /// </summary>
    private static readonly TimeSpan NeverGiveUp = TimeSpan.FromDays(365);

    public static ISiloBuilder AddAttemptStreams(this ISiloBuilder silo, string name, TimeSpan pollingPeriod) =>
        silo.AddPersistentStreams(
            name,
            AttemptStreamProvider.Create,
            stream =>
            {
                stream.ConfigurePullingAgent(agent => agent.Configure(options =>
                {
                    options.GetQueueMsgsTimerPeriod = pollingPeriod;
                    options.MaxEventDeliveryTime = NeverGiveUp;
                }));
                stream.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            });
}
