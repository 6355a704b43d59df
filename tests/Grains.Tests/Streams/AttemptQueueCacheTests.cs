using EnglishLearning.Contracts.Questions;
using EnglishLearning.Grains.Streams;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;
using Orleans.Streams;
using Xunit;

namespace EnglishLearning.Grains.Tests.Streams;

/// <summary>The window of the log, used as Orleans's pulling agent uses it.</summary>
public sealed class AttemptQueueCacheTests
{
    private const int Capacity = 4;

    private readonly ListFeed _feed = new();
    private readonly AttemptReceiver _receiver;
    private readonly AttemptQueueCache _cache;

    public AttemptQueueCacheTests()
    {
        _receiver = new AttemptReceiver(_feed, new StreamLag(TimeProvider.System), "test", 0);
        _cache = new AttemptQueueCache(_feed, 0, Capacity);
    }

    [Fact]
    public async Task OneRead_IsCutByQuestion_InOrder()
    {
        _feed.Add("a", "b", "a", "c");

        var batches = await PullAsync();

        Assert.Equal(["a: 1.0 1.2", "b: 1.1", "c: 2.0"], batches.Select(Text));
    }

    [Fact]
    public async Task Checkpoint_MovesOnlyPastWhatWasDelivered()
    {
        _feed.Add("a", "b", "a");
        await PullAsync();
        using var a = Cursor("a");
        using var b = Cursor("b");

        Assert.Equal(["1.0 1.2"], Deliver(a));
        await PurgeAsync();
        Assert.Equal(LogPosition.Start, _feed.Checkpoint);
        Assert.Equal(["1.1"], Deliver(b));
        await PurgeAsync();

        Assert.Equal(new LogPosition(1, 2), _feed.Checkpoint);
    }

    [Fact]
    public async Task FailedDelivery_ComesAgain()
    {
        _feed.Add("a");
        await PullAsync();
        using var cursor = Cursor("a");

        Assert.True(cursor.Moves());
        Assert.Equal("1.0", Text(cursor));
        cursor.RecordDeliveryFailure();
        await PurgeAsync();
        Assert.True(cursor.Moves());

        Assert.Equal("1.0", Text(cursor));
        Assert.Equal(LogPosition.Start, _feed.Checkpoint);
        Assert.False(cursor.Moves());
        await PurgeAsync();
        Assert.Equal(new LogPosition(1, 0), _feed.Checkpoint);
    }

    [Fact]
    public async Task Batch_CutAnew_IsNotTakenForDelivered()
    {
        // The consumer was given the first two by an agent that is gone, and says so at the handshake.
        var had = AttemptToken.Of(new LogPosition(1, 1));
        _feed.Add("a", "a", "a");
        var batch = Assert.Single(await PullAsync());

        // Orleans moves on past every batch whose token the consumer has reached.
        Assert.True(batch.SequenceToken.Newer(had));
        using var cursor = _cache.GetCacheCursor(Stream("a"), had);
        Assert.Equal(["1.0 1.1 1.2"], Deliver(cursor));
    }

    [Fact]
    public async Task Neighbour_PurgedBeforeAStreamIsRegistered_DoesNotHoldItUp()
    {
        _feed.Add("a", "b", "a");
        await PullAsync();
        using var pin = _cache.GetCacheCursor(Stream("b"), AttemptToken.Of(new LogPosition(1, 1)));
        using (var a = Cursor("a"))
            Deliver(a);
        await PurgeAsync();

        // Only now does b's consumer answer the handshake.
        using var b = Cursor("b");
        pin.Dispose();

        Assert.Equal(["1.1"], Deliver(b));
        await PurgeAsync();
        Assert.Equal(new LogPosition(1, 2), _feed.Checkpoint);
        Assert.Equal(Capacity, _cache.GetMaxAddCount());
    }

    [Fact]
    public async Task OldToken_IsReadFromTheLog_ThenFromTheWindow()
    {
        _feed.Add("a", "b", "a", "b");
        await PullAsync();
        using var a = Cursor("a");
        using var b = Cursor("b");
        Deliver(a);
        Deliver(b);
        await PurgeAsync();
        _feed.Add("b", "a");
        await PullAsync();
        // What the log has beyond the window must come through the window.
        _feed.Add("a");

        using var rewound = Cursor("a", new LogPosition(1, 1));

        Assert.Equal(["1.2", "2.2"], Deliver(rewound));
        await PullAsync();
        Assert.Equal(["3.0"], Deliver(rewound));
    }

    [Fact]
    public async Task OldToken_WhileTheLogIsAway_IsNotForgotten()
    {
        _feed.Add("a", "a");
        await PullAsync();
        using (var first = Cursor("a"))
            Deliver(first);
        await PurgeAsync();
        _feed.Add("a");
        await PullAsync();
        using var rewound = Cursor("a", new LogPosition(1, 0));

        _feed.Away = true;
        Assert.Empty(Deliver(rewound));
        _feed.Away = false;

        Assert.Equal(["1.0 1.1", "1.2"], Deliver(rewound));
    }

    [Fact]
    public async Task Purge_KeepsTheOrder_OfTheOldestUndelivered()
    {
        _feed.Add("a", "b");
        await PullAsync();
        using var b = Cursor("b");
        Deliver(b);

        Assert.False(_cache.TryPurgeFromCache(out _));
        using var a = Cursor("a");
        Deliver(a);

        Assert.True(_cache.TryPurgeFromCache(out var purged));
        Assert.Equal(["a: 1.0", "b: 1.1"], purged.Select(Text));
    }

    [Fact]
    public async Task Full_TakesNoMore_UntilPurged()
    {
        _feed.Add("a", "b", "c", "d", "e");

        Assert.Equal(Capacity, (await PullAsync()).Count);
        Assert.True(_cache.IsUnderPressure());
        Assert.Equal(0, _cache.GetMaxAddCount());
        using (var a = Cursor("a"))
            Deliver(a);
        await PurgeAsync();

        Assert.False(_cache.IsUnderPressure());
        Assert.Equal(["e: 2.1"], (await PullAsync()).Select(Text));
    }

    [Fact]
    public async Task NewStream_BeginsAtItsOldestUndelivered()
    {
        _feed.Add("a");
        await PullAsync();
        _feed.Add("a", "a");
        await PullAsync();

        // The consumer asks for a later place, or for none: what nobody was given comes first.
        using var late = Cursor("a", new LogPosition(1, 2));

        Assert.Equal(["1.0", "1.1 1.2"], Deliver(late));
    }

    [Fact]
    public async Task NoTokenAndNothingWaiting_BeginsAfterWhatWasRead()
    {
        _feed.Add("a", "b");
        await PullAsync();
        using (var a = Cursor("a"))
            Deliver(a);
        using var again = Cursor("a");

        Assert.Empty(Deliver(again));
        _feed.Add("a");
        await PullAsync();
        Assert.Equal(["1.2"], Deliver(again));
    }

    [Fact]
    public async Task SeveralCursors_HoldTheirBatches_UntilAllPassed()
    {
        _feed.Add("a", "a");
        await PullAsync();
        using var fast = Cursor("a");
        var slow = Cursor("a", new LogPosition(1, 1));

        Deliver(fast);
        Assert.False(_cache.TryPurgeFromCache(out _));
        Assert.Equal(["1.0 1.1"], Deliver(slow));
        Assert.True(_cache.TryPurgeFromCache(out _));
        _feed.Add("a");
        await PullAsync();
        Deliver(fast);
        Assert.False(_cache.TryPurgeFromCache(out _));
        slow.Dispose();

        Assert.True(_cache.TryPurgeFromCache(out _));
    }

    [Fact]
    public async Task ReadThatFails_IsReadAgain()
    {
        _feed.Add("a");
        _feed.Away = true;
        await Assert.ThrowsAsync<StorageException>(PullAsync);
        _feed.Away = false;

        Assert.Equal(["a: 1.0"], (await PullAsync()).Select(Text));
    }

    [Fact]
    public async Task CheckpointThatFails_IsMadeUpForByTheNext()
    {
        _feed.Add("a");
        await PullAsync();
        using var a = Cursor("a");
        Deliver(a);
        _cache.TryPurgeFromCache(out var purged);
        _feed.Away = true;
        await Assert.ThrowsAsync<StorageException>(() => _receiver.MessagesDeliveredAsync(purged));
        _feed.Away = false;
        _feed.Add("a");
        await PullAsync();
        Deliver(a);

        await PurgeAsync();

        Assert.Equal(new LogPosition(1, 1), _feed.Checkpoint);
    }

    [Fact]
    public async Task QueueTakenOver_TheOtherSilosCheckpointStands()
    {
        _feed.Add("a", "a");
        await PullAsync();
        await _feed.SaveCheckpointAsync("test", 0, LogPosition.Start, new LogPosition(1, 0));
        using var a = Cursor("a");
        Deliver(a);

        await PurgeAsync();
        Assert.Equal(new LogPosition(1, 0), _feed.Checkpoint);

        _feed.Add("a");
        await PullAsync();
        Deliver(a);
        await PurgeAsync();
        Assert.Equal(new LogPosition(1, 2), _feed.Checkpoint);
    }

    private static StreamId Stream(string questionId) => StreamId.Create(AttemptEvent.Namespace, questionId);

    private static string Text(IBatchContainer batch) =>
        $"{batch.StreamId.GetKeyAsString()}: {string.Join(' ', batch.GetEvents<AttemptEvent>().Select(item => Position(item.Item2)))}";

    private static string Text(IQueueCacheCursor cursor) => Text(cursor.GetCurrent(out _)!).Split(": ")[1];

    private static string Position(StreamSequenceToken token) => $"{token.SequenceNumber}.{token.EventIndex}";

    private static List<string> Deliver(IQueueCacheCursor cursor)
    {
        var delivered = new List<string>();
        while (cursor.Moves())
            delivered.Add(Text(cursor));
        return delivered;
    }

    private IQueueCacheCursor Cursor(string questionId, LogPosition? at = null) =>
        _cache.GetCacheCursor(Stream(questionId), at is { } position ? AttemptToken.Of(position) : null);

    private async Task<IList<IBatchContainer>> PullAsync()
    {
        var batches = await _receiver.GetQueueMessagesAsync(_cache.GetMaxAddCount());
        _cache.AddToCache(batches);
        return batches;
    }

    private async Task PurgeAsync()
    {
        if (_cache.TryPurgeFromCache(out var purged))
            await _receiver.MessagesDeliveredAsync(purged);
    }
}
