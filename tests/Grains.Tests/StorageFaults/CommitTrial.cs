using EnglishLearning.Contracts.Learners;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Storage;
using Xunit;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>
/// Learners with one answer each who give another while the store is harmed, and what must be true of them afterwards,
/// whatever was harmed.
/// </summary>
/// <param name="store">The same database on a way of its own that nobody harms.</param>
internal sealed class CommitTrial(Store store, LearnerServices services, IReadOnlyList<Guid> learners)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow.AddHours(-1);
    private readonly Dictionary<Guid, HashSet<Guid>> _sent = learners.ToDictionary(id => id, _ => new HashSet<Guid>());
    private Dictionary<Guid, Desk> _desks = [];

    /// <summary>Learners with an answer each that the store has, in memory.</summary>
    public static async Task<CommitTrial> PrepareAsync(Store store, IAttemptLog log, int learners)
    {
        var services = await Desk.ServicesAsync(store, log);
        var trial = new CommitTrial(store, services, [.. Enumerable.Range(0, learners).Select(_ => Guid.CreateVersion7())]);
        foreach (var id in trial._sent.Keys)
            trial._desks[id] = await Desk.RegisterAsync(id, services);
        foreach (var id in trial._sent.Keys)
            Assert.Null(await trial.TryAnswerAsync(id, trial.NextAnswer(id)));
        return trial;
    }

    /// <summary>The same learners through another log, with nothing in memory.</summary>
    public async Task<CommitTrial> ThroughAsync(IAttemptLog log)
    {
        var cold = new CommitTrial(store, await Desk.ServicesAsync(store, log), [.. _sent.Keys]);
        foreach (var (id, sent) in _sent)
            cold._sent[id].UnionWith(sent);
        cold._desks = _sent.Keys.ToDictionary(id => id, id => Desk.Open(id, cold.Services));
        return cold;
    }

    private LearnerServices Services => services;

    /// <summary>All learners answer at once; what each got: nothing where it was acknowledged, else the fault.</summary>
    public IReadOnlyList<(Guid LearnerId, Answer Answer, Task<StorageException?> Outcome)> AnswerAll() =>
        [.. _sent.Keys.Select(id => (id, NextAnswer(id))).ToArray().Select(next => (next.id, next.Item2, TryAnswerAsync(next.id, next.Item2)))];

    /// <summary>
    /// Acknowledged is stored; what failed is sent again and stored once; memory and store are the fold of the log; and
    /// the next answer is taken.
    /// </summary>
    /// <param name="nextMayFail">The next answer may have to be sent again as well.</param>
    /// <returns>How many were not acknowledged at first.</returns>
    public async Task<int> CheckAsync(
        IReadOnlyList<(Guid LearnerId, Answer Answer, Task<StorageException?> Outcome)> answered, bool nextMayFail = false)
    {
        var failed = 0;
        foreach (var (id, answer, outcome) in answered)
        {
            if (await outcome.WaitAsync(Patience) is null)
                Assert.Contains(answer.AttemptId, (await store.Log.ReadAsync(id)).Select(entry => entry.AttemptId));
            else
                failed++;
        }
        foreach (var (id, answer, _) in answered)
        {
            await InsistAsync(id, answer);
            await EqualsAsync(id);
        }
        foreach (var id in _sent.Keys)
        {
            await InsistAsync(id, NextAnswer(id), tries: nextMayFail ? 5 : 1);
            await EqualsAsync(id);
        }
        return failed;
    }

    private Answer NextAnswer(Guid learnerId)
    {
        var count = _sent[learnerId].Count;
        // The same question again and again, and others: cards are made and changed.
        var answer = Answers.To(SampleBank.Single(count % 3), _start.AddMinutes(count), count % 2 == 0 ? "b" : "a");
        _sent[learnerId].Add(answer.AttemptId);
        return answer;
    }

    private async Task<StorageException?> TryAnswerAsync(Guid learnerId, Answer answer)
    {
        try
        {
            var outcome = Assert.Single(await _desks[learnerId].AnswerAsync(answer));
            Assert.True(outcome.Status is AnswerStatus.Accepted or AnswerStatus.Duplicate, $"{outcome.Status}");
            return null;
        }
        catch (StorageException fault)
        {
            return fault;
        }
    }

    /// <summary>As a client does: the same answer until it is acknowledged.</summary>
    private async Task InsistAsync(Guid learnerId, Answer answer, int tries = 5)
    {
        StorageException? fault = null;
        while (tries-- > 0)
        {
            if ((fault = await TryAnswerAsync(learnerId, answer).WaitAsync(Patience)) is null)
                return;
        }
        Assert.Fail($"Never taken: {fault}");
    }

    private async Task EqualsAsync(Guid learnerId)
    {
        var entries = await store.Log.ReadAsync(learnerId);
        Assert.Equal(_sent[learnerId].Order(), entries.Select(entry => entry.AttemptId).Order());
        var stored = StateText.Of((await store.Log.LoadAsync(learnerId))!);
        Assert.Equal(await Desk.FoldAsync(store.Log, learnerId), stored);
        Assert.Equal(stored, StateText.Of(await _desks[learnerId].Ledger.StateAsync()));
    }
}
