using EnglishLearning.Storage.Stream;
using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Feed_GivesEachEntryOnce_InItsQueue_InOrder()
    {
        var learners = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => RegisterAsync()));
        await Task.WhenAll(learners.Select(async (learner, l) =>
        {
            for (var turn = 0; turn < 5; turn++)
            {
                await Log.CommitAsync(Samples.Next(
                    learner with { Version = turn + 1 },
                    Samples.Attempt($"q{l}-{turn}"),
                    Samples.Attempt($"r{l}-{turn}")));
            }
        }));

        var ids = new HashSet<Guid>();
        for (var queue = 0; queue < AttemptQueues.Count; queue++)
        {
            var all = await Feed.ReadAsync(queue, LogPosition.Start, 1_000);
            Assert.All(all, logged => Assert.Equal(queue, AttemptQueues.Of(logged.Attempt.QuestionId)));
            Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.First.Position < pair.Second.Position));
            Assert.All(all, logged => Assert.True(ids.Add(logged.Attempt.AttemptId)));
            Assert.Equal(all, await ReadInStepsAsync(queue, 7));
            Assert.All(
                all.GroupBy(logged => logged.LearnerId),
                mine => Assert.Equal(mine.Select(Turn).Order(), mine.Select(Turn)));
        }
        Assert.Equal(400, ids.Count);

        static int Turn(LoggedAttempt logged) => logged.Attempt.QuestionId[^1] - '0';
    }

    [Fact]
    public async Task Feed_LeavesOutLearnersOwnCards()
    {
        var learner = await RegisterAsync();

        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt("own-5f3a"), Samples.Attempt("q1")));

        Assert.Equal(["q1"], (await ReadAllAsync()).Select(logged => logged.Attempt.QuestionId));
        Assert.Equal(2, (await Log.ReadAsync(learner.LearnerId)).Count);
    }

    [Fact]
    public async Task Checkpoint_MovesByCompareAndSet()
    {
        LogPosition one = new(7, 3), two = new(8, 0);

        Assert.Equal(LogPosition.Start, await Feed.LoadCheckpointAsync("c", 1));
        Assert.False(await Feed.SaveCheckpointAsync("c", 1, one, two));
        Assert.True(await Feed.SaveCheckpointAsync("c", 1, LogPosition.Start, one));
        Assert.False(await Feed.SaveCheckpointAsync("c", 1, LogPosition.Start, two));
        Assert.True(await Feed.SaveCheckpointAsync("c", 1, one, two));

        Assert.Equal(two, await Feed.LoadCheckpointAsync("c", 1));
        Assert.Equal(LogPosition.Start, await Feed.LoadCheckpointAsync("c", 2));
        Assert.Equal(LogPosition.Start, await Feed.LoadCheckpointAsync("d", 1));
    }

    [Fact]
    public async Task Checkpoint_RacedByMany_MovesForOne()
    {
        var moved = await Task.WhenAll(Enumerable.Range(1, 16)
            .Select(i => Feed.SaveCheckpointAsync("c", 0, LogPosition.Start, new LogPosition(i, 0))));

        Assert.Equal(1, moved.Count(won => won));
        Assert.Equal(Array.IndexOf(moved, true) + 1, (await Feed.LoadCheckpointAsync("c", 0)).Transaction);
    }

    [Fact]
    public Task Checkpoint_NeverMovesBack() =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Feed.SaveCheckpointAsync("c", 0, new(8, 0), new(7, 9)));

    private async Task<List<LoggedAttempt>> ReadInStepsAsync(int queue, int limit)
    {
        var all = new List<LoggedAttempt>();
        while (await Feed.ReadAsync(queue, all.Count > 0 ? all[^1].Position : LogPosition.Start, limit) is { Count: > 0 } page)
            all.AddRange(page);
        return all;
    }
}
