using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Migrations_ApplyOnce_AndKeepTheData()
    {
        var learner = await RegisterAsync();

        Assert.Empty(await Get<StorageSetup>().MigrateAsync());

        Assert.NotNull(await Log.LoadAsync(learner.LearnerId));
    }

    [Fact]
    public async Task Data_OutliveTheProcess()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt()));

        await RestartAsync();

        Assert.Equal(2, (await Log.LoadAsync(learner.LearnerId))!.Learner.Version);
        Assert.Single(await ReadAllAsync());
    }

    [Fact]
    public Task Check_OnAHealthyStore_Passes() => Maintenance.CheckAsync();

    [Fact]
    public async Task Overload_IsRefusedAtOnce_AndTheRestIsWritten()
    {
        await RestartAsync(options => (options.QueueCapacity, options.MaximumBatch) = (20, 5));
        var learners = Enumerable.Range(0, 200).Select(_ => Samples.Learner()).ToList();

        var tasks = new List<Task<CommitOutcome>>();
        await using (await BlockWritersAsync())
        {
            foreach (var learner in learners)
                tasks.Add(Log.CommitAsync(Samples.Register(learner)));
            Assert.InRange(tasks.Count(task => task.IsFaulted), 200 - 20 - 2 * 5, 200 - 20);
        }

        var refused = 0;
        foreach (var (task, learner) in tasks.Zip(learners))
        {
            try
            {
                Assert.Equal(CommitOutcome.Committed, await task);
                Assert.NotNull(await Log.LoadAsync(learner.LearnerId));
            }
            catch (StorageException e)
            {
                refused++;
                Assert.Equal(StorageFault.Overloaded, e.Fault);
                Assert.Null(await Log.LoadAsync(learner.LearnerId));
            }
        }
        Assert.InRange(refused, 170, 180);
    }

    [Fact]
    public async Task Dispose_WritesWhatWaits()
    {
        var learners = Enumerable.Range(0, 300).Select(_ => Samples.Learner()).ToList();
        var log = Log;
        var tasks = learners.Select(learner => log.CommitAsync(Samples.Register(learner))).ToList();

        await RestartAsync();

        await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(10));
        foreach (var learner in learners)
            Assert.NotNull(await Log.LoadAsync(learner.LearnerId));
        var closed = await Assert.ThrowsAsync<StorageException>(() => log.CommitAsync(Samples.Register(Samples.Learner())));
        Assert.Equal(StorageFault.Unavailable, closed.Fault);
    }

    [Fact]
    public void Services_AreSingletons()
    {
        Assert.Same(Get<IAttemptLog>(), Get<IAttemptLog>());
        Assert.NotNull(Get<StorageOptions>());
        Assert.NotNull(Get<IFlashcardStore>());
    }
}
