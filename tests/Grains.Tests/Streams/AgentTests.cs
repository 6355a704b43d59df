using EnglishLearning.Contracts.Questions;
using EnglishLearning.Grains.Streams;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;
using Orleans.Streams;
using Xunit;

namespace EnglishLearning.Grains.Tests.Streams;

/// <summary>
/// The queue under a pulling agent that does at random what the real one may: late registrations, failed deliveries,
/// handshakes, a store that is away, restarts. Nothing is skipped, and no checkpoint runs ahead.
/// </summary>
public sealed class AgentTests
{
    [Fact]
    public async Task AnyCourse_BringsEveryEntry_ToItsConsumer_InOrder()
    {
        for (var seed = 0; seed < 500; seed++)
            await new Course(seed).RunAsync();
    }

    private sealed class Course(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly ListFeed _feed = new();
        private readonly Dictionary<string, Consumer> _consumers = [];
        private Dictionary<string, Link> _links = [];
        private AttemptReceiver? _receiver;
        private AttemptQueueCache? _cache;

        public async Task RunAsync()
        {
            Restart();
            for (var step = 0; step < 150; step++)
                await StepAsync();
            _feed.Away = false;
            for (var round = 0; round < 200 && Missing() > 0; round++)
            {
                await PumpAsync();
                foreach (var link in _links.Values.ToArray())
                {
                    Register(link);
                    while (Deliver(link))
                    {
                    }
                }
            }

            Assert.True(Missing() == 0, $"Seed {seed}: {Missing()} entries were never delivered.");
            await PumpAsync();
            Assert.True(_feed.Checkpoint == (_feed.Entries.Count == 0 ? default : _feed.Entries[^1].Position), $"Seed {seed}: the queue stands still.");
            foreach (var (questionId, consumer) in _consumers)
                Assert.Equal(_feed.Entries.Where(entry => entry.Attempt.QuestionId == questionId).Select(entry => entry.Position), consumer.Applied);
        }

        private async Task StepAsync()
        {
            switch (_random.Next(20))
            {
                case < 4:
                    _feed.Add([.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => $"q{_random.Next(4)}")]);
                    break;
                case < 9:
                    await PumpAsync();
                    break;
                case 9:
                    _feed.Away = _random.Next(2) == 0;
                    break;
                case 10 when _random.Next(3) == 0:
                    Restart();
                    break;
                case 11 when _random.Next(3) == 0 && _consumers.Count > 0:
                    // The consumer moves to another silo and has forgotten its place.
                    _consumers.ElementAt(_random.Next(_consumers.Count)).Value.Expected = null;
                    break;
                default:
                    if (_links.Count > 0)
                    {
                        var link = _links.ElementAt(_random.Next(_links.Count)).Value;
                        if (link.Cursor is null)
                            Register(link);
                        else
                            Deliver(link);
                    }
                    break;
            }
            var behind = _feed.Entries.Where(entry => entry.Position <= _feed.Checkpoint && !IsApplied(entry)).ToArray();
            Assert.True(behind.Length == 0, $"Seed {seed}: the checkpoint {_feed.Checkpoint} ran ahead of {behind.FirstOrDefault()?.Position}.");
        }

        private bool IsApplied(LoggedAttempt entry) =>
            _consumers.TryGetValue(entry.Attempt.QuestionId, out var consumer) && consumer.Applied.Contains(entry.Position);

        private int Missing() => _feed.Entries.Count(entry => !IsApplied(entry));

        private void Restart()
        {
            _receiver = new AttemptReceiver(_feed, new StreamLag(TimeProvider.System), "test", 0);
            _cache = new AttemptQueueCache(_feed, 0, capacity: 5);
            _links = [];
        }

        /// <summary>PersistentStreamPullingAgent.ReadFromQueue.</summary>
        private async Task PumpAsync()
        {
            if (_cache!.TryPurgeFromCache(out var purged))
                await IgnoreAwayAsync(() => _receiver!.MessagesDeliveredAsync(purged));
            if (_cache.IsUnderPressure())
                return;
            await IgnoreAwayAsync(async () =>
            {
                var batches = await _receiver!.GetQueueMessagesAsync(_cache.GetMaxAddCount());
                _cache.AddToCache(batches);
                foreach (var batch in batches.Where(batch => !_links.ContainsKey(Key(batch))))
                {
                    _consumers.TryAdd(Key(batch), new Consumer());
                    _links[Key(batch)] = new Link(Key(batch), batch.SequenceToken, _cache.GetCacheCursor(batch.StreamId, batch.SequenceToken));
                }
            });
        }

        /// <summary>DoHandshakeWithConsumer: at the consumer's token, or at the batch that made the stream known.</summary>
        private void Register(Link link)
        {
            if (link.Cursor is not null)
                return;
            link.Last = _consumers[link.QuestionId].Expected;
            if (link.Last is { } expected)
                Advance(link, expected);
            else
                link.Cursor = _cache!.GetCacheCursor(Stream(link.QuestionId), link.FirstToken);
            link.Pin.Dispose();
        }

        /// <summary>GetAdvancedCursorOrFallback: a new cursor, moved past all batches that the consumer's token has reached.</summary>
        private void Advance(Link link, StreamSequenceToken token)
        {
            var next = _cache!.GetCacheCursor(Stream(link.QuestionId), token);
            link.Pending = null;
            while (next.Moves())
            {
                var batch = next.GetCurrent(out _)!;
                if (batch.SequenceToken.Newer(token))
                    link.Pending = batch;
                if (!batch.SequenceToken.Older(token))
                    break;
            }
            link.Cursor?.Dispose();
            link.Cursor = next;
        }

        /// <summary>A round of RunConsumerCursor; false where nothing waits.</summary>
        private bool Deliver(Link link)
        {
            var consumer = _consumers[link.QuestionId];
            var batch = link.Pending ?? (link.Cursor!.Moves() ? link.Cursor!.GetCurrent(out _) : null);
            link.Pending = null;
            if (batch is null)
                return false;
            switch (_random.Next(8))
            {
                case 0:
                    link.Cursor!.RecordDeliveryFailure();
                    return true;
                case 1:
                    // Delivered, but the answer was lost: the agent tries again with the token that it knew.
                    consumer.Deliver(batch, link.Last);
                    break;
            }
            if (consumer.Deliver(batch, link.Last) is { } expected)
            {
                link.Last = expected;
                Advance(link, expected);
            }
            else
            {
                link.Last = batch.SequenceToken;
            }
            return true;
        }

        private static async Task IgnoreAwayAsync(Func<Task> call)
        {
            try
            {
                await call();
            }
            catch (StorageException)
            {
                // The agent logs it and comes again.
            }
        }

        private static string Key(IBatchContainer batch) => batch.StreamId.GetKeyAsString();

        private static StreamId Stream(string questionId) => StreamId.Create(AttemptEvent.Namespace, questionId);
    }

    /// <summary>What the agent keeps of a stream.</summary>
    private sealed record Link(string QuestionId, StreamSequenceToken FirstToken, IQueueCacheCursor Pin)
    {
        public IQueueCacheCursor? Cursor { get; set; }

        public IBatchContainer? Pending { get; set; }

        public StreamSequenceToken? Last { get; set; }
    }

    /// <summary>StreamSubscriptionHandleImpl before a question grain, which applies what lies beyond its position.</summary>
    private sealed class Consumer
    {
        public List<LogPosition> Applied { get; } = [];

        /// <summary>The token of the batch delivered last.</summary>
        public StreamSequenceToken? Expected { get; set; }

        /// <summary>Null where the batch was taken, else where the consumer stands.</summary>
        public StreamSequenceToken? Deliver(IBatchContainer batch, StreamSequenceToken? known)
        {
            if (Expected is not null && (!Expected.Equals(known) || Expected.Equals(batch.SequenceToken)))
                return Expected;
            var last = Applied.Count > 0 ? Applied[^1] : LogPosition.Start;
            Applied.AddRange(batch.GetEvents<AttemptEvent>().Select(item => AttemptToken.PositionOf(item.Item2)).Where(position => position > last));
            Expected = batch.SequenceToken;
            return null;
        }
    }
}
