using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Storage;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>Invariants 1, 2 and 4: what was acknowledged is stored once, memory is the store, fences hold.</summary>
public sealed class LedgerFaultTests : IAsyncLifetime
{
    private readonly DateTimeOffset _until = DateTimeOffset.UtcNow.AddHours(-1);
    private Store? _store;

    public async Task InitializeAsync() => _store = await Store.CreateAsync();

    public async Task DisposeAsync() => await _store!.DisposeAsync();

    [Fact]
    public async Task FailingCommits_LoseNothingAcknowledged_AndDoubleNothing()
    {
        var faults = new Faults(11);
        var services = await Desk.ServicesAsync(_store!, new FaultyLog(_store!.Log, faults));
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var learnerId = Guid.CreateVersion7();
            faults.Rate = 0;
            var desk = await Desk.RegisterAsync(learnerId, services);
            faults.Rate = 0.4;
            var acknowledged = new HashSet<Guid>();
            foreach (var batch in Answers.Random(random, 30, _until).Chunk(3))
                await SendAsync(desk, batch, acknowledged);

            faults.Rate = 0;
            var entries = await _store.Log.ReadAsync(learnerId);
            Assert.Equal(entries.Count, entries.Select(entry => entry.AttemptId).Distinct().Count());
            Assert.Empty(acknowledged.Except(entries.Select(entry => entry.AttemptId)));
            var stored = StateText.Of((await _store.Log.LoadAsync(learnerId))!);
            Assert.Equal(stored, StateText.Of(await desk.Ledger.StateAsync()));
            Assert.Equal(stored, await Desk.FoldAsync(_store.Log, learnerId));
        }
        Assert.True(faults.Struck > 200, $"Only {faults.Struck} commits failed.");
    }

    [Fact]
    public async Task FailureBeforeTheCommit_LeavesMemoryAsItWas()
    {
        var faults = new Faults(1);
        var services = await Desk.ServicesAsync(_store!, new FaultyLog(_store!.Log, faults, ways: 1));
        var learnerId = Guid.CreateVersion7();
        var desk = await Desk.RegisterAsync(learnerId, services);
        await desk.AnswerAsync(Answers.To(SampleBank.Single(1), _until));
        var before = StateText.Of(await desk.Ledger.StateAsync());

        faults.Rate = 1;
        await Assert.ThrowsAsync<StorageException>(() => desk.AnswerAsync(Answers.To(SampleBank.Single(2), _until.AddMinutes(1))));
        await Assert.ThrowsAsync<StorageException>(() => desk.AnswerAsync(Answers.To(SampleBank.Single(1), _until.AddDays(-1))));

        Assert.Equal(before, StateText.Of(await desk.Ledger.StateAsync()));
    }

    [Fact]
    public async Task TwoActivations_Race_AndEachAnswerCountsOnce()
    {
        var services = await Desk.ServicesAsync(_store!);
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var learnerId = Guid.CreateVersion7();
            var desks = new[] { await Desk.RegisterAsync(learnerId, services), Desk.Open(learnerId, services) };
            var answers = Answers.Random(random, 24, _until);
            // Each activation is sent most of the answers, many of them to both, at the same time.
            var sent = await Task.WhenAll(desks.Select(desk =>
            {
                var mine = answers.Where(_ => random.Next(4) > 0).ToArray();
                random.Shuffle(mine);
                return Task.Run(() => SendAllAsync(desk, mine));
            }));

            var entries = await _store!.Log.ReadAsync(learnerId);
            Assert.Equal(sent.SelectMany(ids => ids).Distinct().Order(), entries.Select(entry => entry.AttemptId).Order());
            var stored = StateText.Of((await _store.Log.LoadAsync(learnerId))!);
            Assert.Equal(stored, await Desk.FoldAsync(_store.Log, learnerId));
            Assert.All(entries.Where(entry => entry.First).GroupBy(entry => entry.QuestionId), firsts => Assert.Single(firsts));
        }
    }

    [Fact]
    public async Task StaleActivation_MeetingAnothersAnswer_ComesUpToDate()
    {
        var services = await Desk.ServicesAsync(_store!);
        var learnerId = Guid.CreateVersion7();
        var stale = await Desk.RegisterAsync(learnerId, services);
        await stale.Ledger.StateAsync();
        var answer = Answers.To(SampleBank.Single(1), _until);
        await Desk.Open(learnerId, services).AnswerAsync(answer);

        var outcome = (await stale.AnswerAsync(answer))[0];

        Assert.Equal(AnswerStatus.Duplicate, outcome.Status);
        Assert.Equal(StateText.Of((await _store!.Log.LoadAsync(learnerId))!), StateText.Of(await stale.Ledger.StateAsync()));
    }

    private static async Task<IEnumerable<Guid>> SendAllAsync(Desk desk, Answer[] answers)
    {
        var acknowledged = new HashSet<Guid>();
        foreach (var batch in answers.Chunk(2))
            await SendAsync(desk, batch, acknowledged);
        return acknowledged;
    }

    /// <summary>As a client does: the same batch again until it is answered.</summary>
    private static async Task SendAsync(Desk desk, Answer[] batch, HashSet<Guid> acknowledged)
    {
        for (var tries = 0; ; tries++)
        {
            Assert.True(tries < 100, "Never answered.");
            try
            {
                foreach (var outcome in await desk.AnswerAsync(batch))
                {
                    Assert.True(outcome.Status is AnswerStatus.Accepted or AnswerStatus.Duplicate, $"{outcome}");
                    acknowledged.Add(outcome.AttemptId);
                }
                return;
            }
            catch (Exception e) when (e is StorageException or UnavailableException)
            {
                continue;
            }
        }
    }
}
