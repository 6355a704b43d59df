using EnglishLearning.Contracts.Questions;
using EnglishLearning.Storage.Stream;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace EnglishLearning.Grains.Streams;

/// <summary>The entries of one question that one read of the log brought, in order.</summary>
[GenerateSerializer, Immutable, Alias("el.AttemptBatch")]
public sealed class AttemptBatch : IBatchContainer
{
    [Id(0)]
    private readonly string _questionId;

    [Id(1)]
    private readonly AttemptEvent[] _events;

    [Id(2)]
    private readonly EventSequenceTokenV2[] _tokens;

    public AttemptBatch(string questionId, IReadOnlyList<LoggedAttempt> entries)
    {
        _questionId = questionId;
        _events = [.. entries.Select(entry => AttemptEvent.Of(entry.LearnerId, entry.Attempt))];
        _tokens = [.. entries.Select(entry => new EventSequenceTokenV2(entry.Position.Transaction, entry.Position.Index))];
    }

    internal int Count => _events.Length;

    public StreamId StreamId => StreamId.Create(AttemptEvent.Namespace, _questionId);

    /// <summary>
    /// The place of the last entry. Orleans takes a batch for delivered where a consumer's token has reached it, and another
    /// agent may have cut the same entries otherwise: with the first place, what follows it in the batch would be skipped.
    /// </summary>
    public StreamSequenceToken SequenceToken => _tokens[^1];

    internal LogPosition First => AttemptToken.PositionOf(_tokens[0]);

    internal LogPosition Last => AttemptToken.PositionOf(_tokens[^1]);

    /// <summary>
    /// Set on the last batch of a read: once it and all before it were delivered, the log is applied up to here. Kept by
    /// the pulling silo, not sent.
    /// </summary>
    [field: NonSerialized]
    internal LogPosition? EndOfRead { get; set; }

    /// <summary>A consumer has been given this batch and has dealt with it. Kept by the pulling silo, not sent.</summary>
    [field: NonSerialized]
    internal bool Delivered { get; set; }

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        _events.OfType<T>().Zip(_tokens, (entry, token) => Tuple.Create(entry, (StreamSequenceToken)token));

    public bool ImportRequestContext() => false;

    /// <summary>Cuts a read of a queue into batches by question, ordered by their first entries.</summary>
    internal static List<IBatchContainer> Cut(IReadOnlyList<LoggedAttempt> read)
    {
        var batches = read
            .GroupBy(entry => entry.Attempt.QuestionId)
            .Select(group => (IBatchContainer)new AttemptBatch(group.Key, [.. group]))
            .ToList();
        if (batches.Count > 0)
            ((AttemptBatch)batches[^1]).EndOfRead = read[^1].Position;
        return batches;
    }
}
