using System.Collections.Concurrent;

namespace EnglishLearning.Bench.Chaos;

/// <summary>What a client knows of an answer that it sent.</summary>
internal enum Told
{
    /// <summary>No reply, or one that asks to send it again: it may be stored or not.</summary>
    Nothing,

    /// <summary>200: it is stored, for ever.</summary>
    Acknowledged,

    /// <summary>A reply that ends the matter: it must not be stored.</summary>
    Refused,
}

/// <summary>Every answer that a learner's client sent, and what the client was told of it. Thread-safe.</summary>
internal sealed class Journal
{
    private readonly ConcurrentDictionary<Guid, Told> _answers = new();

    public IReadOnlyCollection<Guid> Sent => [.. _answers.Keys];

    public IReadOnlyCollection<Guid> Acknowledged => Those(Told.Acknowledged);

    public IReadOnlyCollection<Guid> Refused => Those(Told.Refused);

    public IReadOnlyCollection<Guid> Unknown => Those(Told.Nothing);

    public void Send(Guid attemptId) => _answers.TryAdd(attemptId, Told.Nothing);

    /// <summary>What was acknowledged once stays so, whatever a repetition was told.</summary>
    public void Tell(Guid attemptId, Told told) =>
        _answers.AddOrUpdate(attemptId, told, (_, known) => known == Told.Acknowledged ? known : told);

    private Guid[] Those(Told told) => [.. _answers.Where(answer => answer.Value == told).Select(answer => answer.Key)];
}
