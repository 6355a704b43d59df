using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Questions;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Storage.Stream;
using Xunit;

namespace EnglishLearning.Grains.Tests.Streams;

/// <summary>Attempts of many learners at many questions: every question's statistics are the fold of the log, exactly.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private readonly Random _random = new(21);
    private Store? _store;
    private LearnerServices? _services;

    public async Task InitializeAsync()
    {
        _store = await Store.CreateAsync();
        _services = await Desk.ServicesAsync(_store);
    }

    public async Task DisposeAsync() => await _store!.DisposeAsync();

    [Fact]
    public async Task FailingStores_SkipNothing_AndCountNothingTwice()
    {
        var (saves, reads) = (new Faults(1) { Rate = 0.2 }, new Faults(2) { Rate = 0.05 });
        var parts = new ClusterParts
        {
            Questions = new FaultyQuestions(_store!.Questions, saves),
            Feed = new FaultyFeed(_store.Feed, reads, reads),
        };
        await using var cluster = await LearningCluster.StartAsync(_store, parts);
        for (var round = 0; round < 4; round++)
        {
            await TrafficAsync(learners: 10);
            await Poll.UntilAsync(() => Task.FromResult((saves.Struck, reads.Struck)), struck => struck.Item1 > round && struck.Item2 > round);
        }
        (saves.Rate, reads.Rate) = (0, 0);

        await AssertFoldedAsync();
    }

    [Fact]
    public async Task SilosKilled_AndAdded_InTheMiddle_SkipNothing_AndCountNothingTwice()
    {
        await using var cluster = await LearningCluster.StartAsync(_store!, silos: 3);
        var traffic = TrafficAsync(learners: 60);
        await cluster.KillAsync(cluster.Silos[1]);
        await cluster.AddSiloAsync();
        await cluster.StopAsync(cluster.Silos[^1]);
        await traffic;
        await TrafficAsync(learners: 10);

        await AssertFoldedAsync();
    }

    [Fact]
    public async Task QueueTakenOver_ReadAgainFromFarBack_SkipsNothingOfConsumersThatLive()
    {
        var feed = new FaultyFeed(_store!.Feed, new Faults(1), new Faults(2) { Rate = 1 });
        await using var cluster = await LearningCluster.StartAsync(_store, new ClusterParts { Feed = feed }, silos: 1);
        await TrafficAsync(learners: 10);
        await AssertFoldedAsync();

        // New silos take queues over, while the question grains stay where they are. No checkpoint was kept: the new agents
        // cut old and new entries into one batch, whose beginning the grains have had.
        feed.Paused = true;
        await TrafficAsync(learners: 10);
        for (var added = 0; added < 5 && feed.CheckpointsLoaded == AttemptQueues.Count; added++)
        {
            await cluster.AddSiloAsync();
            await Poll.WithinAsync(TimeSpan.FromSeconds(3), () => feed.CheckpointsLoaded > AttemptQueues.Count);
        }
        Assert.True(feed.CheckpointsLoaded > AttemptQueues.Count, "No queue moved.");
        feed.Paused = false;

        await AssertFoldedAsync();
    }

    [Fact]
    public async Task ClusterRestarted_GoesOnWhereItStood_AndRewound_ChangesNothing()
    {
        await using (await LearningCluster.StartAsync(_store!, silos: 1))
        {
            await TrafficAsync(learners: 10);
            await AssertFoldedAsync();
            await AssertCheckpointsAtTheEndAsync();
        }
        await TrafficAsync(learners: 10);
        var reads = new FaultyFeed(_store!.Feed, new Faults(1), new Faults(2));
        await using (await LearningCluster.StartAsync(_store, new ClusterParts { Feed = reads }, silos: 1))
        {
            await AssertFoldedAsync();
            await AssertCheckpointsAtTheEndAsync();
        }
        Assert.True(reads.Entries < await _store.CountLoggedAsync(), $"{reads.Entries} entries were read: the checkpoints were not kept.");

        var before = await _store.StoredStatisticsAsync();
        Assert.Equal(AttemptQueues.Count, await _store.TamperAsync("UPDATE checkpoints SET position_transaction = 0, position_index = 0"));
        await using (await LearningCluster.StartAsync(_store, silos: 1))
            await AssertCheckpointsAtTheEndAsync();

        Assert.Equal(before, await _store.StoredStatisticsAsync());
    }

    [Fact]
    public async Task QuestionPublishedJustNow_IsCountedFromItsFirstAnswer()
    {
        await using var cluster = await LearningCluster.StartAsync(_store!, silos: 1);
        // The silo has just looked at the bank, and will not look again for a while for the sake of readers.
        Assert.Null(await cluster.Client.GetGrain<IQuestionGrain>("no-such-question").StatisticsAsync());
        QuestionVersion[] published = [.. SampleBank.Questions, SampleBank.NewSingle(77)];
        await _store!.Questions.PublishAsync(published);
        await _services!.Catalog.LoadAsync();

        var learner = await Desk.RegisterAsync(Guid.CreateVersion7(), _services);
        await learner.AnswerAsync(Answers.To(SampleBank.Single(77), DateTimeOffset.UtcNow));

        await AssertFoldedAsync();
        var shown = await cluster.Client.GetGrain<IQuestionGrain>(SampleBank.Single(77)).StatisticsAsync();
        Assert.Equal((1, 1, 1.0), (shown!.AllAttempts, shown.Question.Attempts, shown.Facility));
    }

    [Fact]
    public async Task LiveDifficulty_ReachesLearners()
    {
        await using var cluster = await LearningCluster.StartAsync(_store!);
        await TrafficAsync(learners: 20);
        await AssertFoldedAsync();
        var question = SampleBank.Single(1);
        var live = (await _store!.Questions.LoadStatisticsAsync(question))!.Statistics;

        await Poll.UntilAsync(
            async () =>
            {
                var learner = await cluster.RegisterAsync();
                var outcome = (await learner.AnswerAsync(Answers.Request(Answers.To(question, DateTimeOffset.UtcNow) with { Unrated = true }))).Outcomes[0];
                return outcome.Result!.Question.Difficulty;
            },
            difficulty => difficulty == live.Difficulty.Value);
    }

    /// <summary>Answers, some late, some taken back, straight to the log as other silos would.</summary>
    private Task TrafficAsync(int learners)
    {
        var seeds = Enumerable.Range(0, learners).Select(_ => _random.Next()).ToArray();
        return Task.WhenAll(seeds.Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            var desk = await Desk.RegisterAsync(Guid.CreateVersion7(), _services!);
            foreach (var batch in Answers.Random(random, 24, DateTimeOffset.UtcNow.AddHours(-1)).Chunk(6))
            {
                await desk.AnswerAsync(batch);
                if (random.Next(2) == 0)
                {
                    var last = (await desk.Ledger.StateAsync()).Last!.Value.AttemptId;
                    Assert.Equal(UndoOutcome.Voided, await desk.Ledger.UndoAsync(last, Guid.CreateVersion7(), DateTimeOffset.UtcNow));
                }
            }
        })));
    }

    private async Task AssertFoldedAsync()
    {
        var folded = await _store!.FoldedStatisticsAsync();
        await Poll.UntilAsync(_store.StoredStatisticsAsync, stored => stored == folded);
        var (all, _) = await _store.Questions.LoadStatisticsAsync(0);
        var entries = new List<LoggedAttempt>();
        for (var queue = 0; queue < AttemptQueues.Count; queue++)
            entries.AddRange(await _store.Feed.ReadAsync(queue, LogPosition.Start, int.MaxValue));
        Assert.Equal(entries.Sum(entry => entry.Attempt.Kind == EntryKind.Void ? -1 : 1), all.Sum(statistics => statistics.AllAttempts));
    }

    private Task AssertCheckpointsAtTheEndAsync() =>
        Poll.UntilAsync(
            async () =>
            {
                var behind = 0;
                for (var queue = 0; queue < AttemptQueues.Count; queue++)
                {
                    var checkpoint = await _store!.Feed.LoadCheckpointAsync(AttemptEvent.Provider, queue);
                    behind += (await _store.Feed.ReadAsync(queue, checkpoint, int.MaxValue)).Count;
                }
                return behind;
            },
            behind => behind == 0);
}
