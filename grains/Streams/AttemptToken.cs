using EnglishLearning.Storage.Stream;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace EnglishLearning.Grains.Streams;

/// <summary>A place in the log as a stream token, and back.</summary>
public static class AttemptToken
{
    public static StreamSequenceToken Of(LogPosition position) => new EventSequenceTokenV2(position.Transaction, position.Index);

    public static LogPosition PositionOf(StreamSequenceToken token) => new(token.SequenceNumber, token.EventIndex);
}
