using EnglishLearning.Grains.Streams;
using EnglishLearning.Storage.Stream;
using Xunit;

namespace EnglishLearning.Grains.Tests.Streams;

/// <summary>Issue 5: how far statistics are behind is known before anybody complains.</summary>
public sealed class StreamLagTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly Clock _clock = new();
    private readonly StreamLag _lag;

    public StreamLagTests() => _lag = new StreamLag(_clock);

    [Fact]
    public void WhatIsReadAndNotApplied_IsTheLag_TheOldestFirst()
    {
        _lag.Opened(2);
        _lag.Read(2, Page(10, Noon.AddSeconds(-3)));
        _lag.Read(2, Page(20, Noon.AddSeconds(-1)));
        Assert.Equal([(2, 3.0)], Measured());
        _lag.Applied(2, new(10, 0));
        Assert.Equal([(2, 1.0)], Measured());
        _lag.Applied(2, new(19, 0));
        Assert.Equal([(2, 1.0)], Measured());
        _lag.Applied(2, new(20, 0));
        Assert.Equal([(2, 0.0)], Measured());
    }

    [Fact]
    public void WhatCannotBeRead_IsLagToo()
    {
        _lag.Opened(0);
        _clock.Advance(4);
        Assert.Equal([(0, 0.0)], Measured());
        _clock.Advance(60);
        Assert.Equal([(0, 64.0)], Measured());
        _lag.Read(0, []);
        Assert.Equal([(0, 0.0)], Measured());
    }

    [Fact]
    public void AQueueThatAnotherSiloReads_IsNotMeasuredHere()
    {
        _lag.Opened(1);
        _lag.Read(1, Page(10, Noon.AddHours(-1)));
        _lag.Closed(1);
        Assert.Empty(Measured());
        // What was under way meanwhile changes nothing.
        _lag.Read(1, Page(11, Noon));
        _lag.Applied(1, new(11, 0));
        Assert.Empty(Measured());
    }

    private List<(int Queue, double Seconds)> Measured() => [.. _lag.Measure().Select(lag => ((int)lag.Tags[0].Value!, lag.Value))];

    private static LoggedAttempt[] Page(long transaction, DateTimeOffset receivedAt) =>
        [new(new LogPosition(transaction, 0), Guid.NewGuid(), ListFeed.Attempt("a") with { ReceivedAt = receivedAt })];

    private sealed class Clock : TimeProvider
    {
        private double _seconds;

        public override DateTimeOffset GetUtcNow() => Noon.AddSeconds(_seconds);

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(_seconds * 1000);

        public void Advance(double seconds) => _seconds += seconds;
    }
}
