using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Grains.Tests.Support;
using Xunit;

namespace EnglishLearning.Grains.Tests.Rebuild;

/// <summary>Invariant 5: the log rebuilds everything, bit for bit.</summary>
public sealed class RebuildTests : IAsyncLifetime
{
    private readonly List<Guid> _learners = [];
    private Store? _store;

    /// <summary>Answers, late ones, imports and undo, with the stream running.</summary>
    public async Task InitializeAsync()
    {
        _store = await Store.CreateAsync();
        var services = await Desk.ServicesAsync(_store);
        await using var cluster = await LearningCluster.StartAsync(_store, silos: 1);
        var until = DateTimeOffset.UtcNow.AddHours(-1);
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var desk = await Desk.RegisterAsync(Guid.CreateVersion7(), services);
            foreach (var batch in Answers.Random(random, 40, until).Chunk(8))
            {
                await desk.AnswerAsync(batch);
                await desk.ImportAsync([.. Enumerable.Range(0, 5).Select(i => new ForeignReview(
                    $"card-{i}", "front", "back", until.AddDays(-random.Next(1, 2000)), (Rating)random.Next(1, 5), 900))]);
                await UndoLastAsync(desk);
                // The bank moves meanwhile: what a fold needs of it stands in the log.
                await services.Catalog.RefreshAsync();
            }
            _learners.Add((await desk.Ledger.StateAsync()).LearnerId);
        }
        var folded = await _store.FoldedStatisticsAsync();
        await Poll.UntilAsync(_store.StoredStatisticsAsync, stored => stored == folded);
    }

    public async Task DisposeAsync() => await _store!.DisposeAsync();

    [Fact]
    public async Task Live_IsWhatTheLogFoldsTo()
    {
        var report = await _store!.Learners.RunAsync(apply: false, null, CancellationToken.None);

        Assert.Equal((12, 0, 0), (report.Learners, report.LearnersChanged, report.CardsChanged));
        Assert.Equal(0, await _store.Statistics.RunAsync(apply: false, CancellationToken.None));
    }

    [Theory]
    [InlineData("UPDATE cards SET stability = stability * 1.0000000000001")]
    [InlineData("UPDATE cards SET due = due + 1, reps = 0, state = 1 WHERE question_id LIKE '%-single-%'")]
    [InlineData("DELETE FROM cards")]
    [InlineData("UPDATE OR REPLACE cards SET question_id = 'ghost-' || question_id WHERE question_id LIKE 'sample-%'")]
    [InlineData("UPDATE learners SET abilities = '[]'")]
    [InlineData("UPDATE learners SET attempts = attempts + 1, streak_days = 99")]
    [InlineData("UPDATE learners SET last_answered_at = NULL, last_attempt_id = NULL")]
    public async Task DamagedLearners_AreRestoredBitForBit(string damage)
    {
        var before = await LearnersAsync();
        Assert.NotEqual(0, await _store!.TamperAsync(damage));
        var damaged = await LearnersAsync();
        Assert.NotEqual(before, damaged);

        var check = await _store.Learners.RunAsync(apply: false, null, CancellationToken.None);
        Assert.Equal(damaged, await LearnersAsync());
        var report = await _store.Learners.RunAsync(apply: true, null, CancellationToken.None);

        Assert.Equal(before, await LearnersAsync());
        Assert.Equal(check, report);
        Assert.NotEqual(0, report.LearnersChanged);
        Assert.Equal(0, (await _store.Learners.RunAsync(apply: true, null, CancellationToken.None)).LearnersChanged);
    }

    [Theory]
    [InlineData("UPDATE question_statistics SET difficulty = difficulty + 1e-15")]
    [InlineData("UPDATE question_statistics SET all_attempts = all_attempts + 1 WHERE question_id LIKE '%-0%'")]
    [InlineData("UPDATE question_statistics SET position_transaction = position_transaction + 1000000")]
    [InlineData("DELETE FROM question_statistics WHERE question_id LIKE '%-1%'")]
    [InlineData("UPDATE question_statistics SET question_id = 'ghost-' || question_id")]
    public async Task DamagedStatistics_AreRestoredBitForBit(string damage)
    {
        var before = await _store!.StoredStatisticsAsync();
        Assert.NotEqual(0, await _store.TamperAsync(damage));
        var damaged = await _store.StoredStatisticsAsync();
        Assert.NotEqual(before, damaged);

        Assert.NotEqual(0, await _store.Statistics.RunAsync(apply: false, CancellationToken.None));
        Assert.Equal(damaged, await _store.StoredStatisticsAsync());
        Assert.NotEqual(0, await _store.Statistics.RunAsync(apply: true, CancellationToken.None));

        Assert.Equal(before, await _store.StoredStatisticsAsync());
        Assert.Equal(0, await _store.Statistics.RunAsync(apply: true, CancellationToken.None));
    }

    [Fact]
    public async Task Activation_AliveDuringARebuild_GoesOnFromIt()
    {
        var services = await Desk.ServicesAsync(_store!);
        var desk = Desk.Open(_learners[0], services);
        await desk.Ledger.StateAsync();
        await _store!.TamperAsync("UPDATE cards SET reps = reps + 7");
        await _store.Learners.RunAsync(apply: true, null, CancellationToken.None);

        await desk.AnswerAsync(Answers.To(SampleBank.Single(1), DateTimeOffset.UtcNow));

        Assert.Equal(await Desk.FoldAsync(_store.Log, _learners[0]), StateText.Of(await desk.Ledger.StateAsync()));
    }

    private static async Task UndoLastAsync(Desk desk)
    {
        var last = (await desk.Ledger.StateAsync()).Last!.Value.AttemptId;
        Assert.Equal(UndoOutcome.Voided, await desk.Ledger.UndoAsync(last, Guid.CreateVersion7(), DateTimeOffset.UtcNow));
    }

    private async Task<string> LearnersAsync()
    {
        var all = await Task.WhenAll(_learners.Select(learner => _store!.Log.LoadAsync(learner)));
        return string.Join('\n', all.Select(stored => StateText.Of(stored!)));
    }
}
