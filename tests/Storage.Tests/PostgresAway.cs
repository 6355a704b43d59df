using EnglishLearning.Storage.Tests.Contract;
using EnglishLearning.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Storage.Tests;

/// <summary>A server of its own, because it is stopped.</summary>
public sealed class PostgresAway
{
    [Fact]
    public async Task WhileTheDatabaseIsAway_EveryCallSaysUnavailable_AndWorksAgainAfterwards()
    {
        await using var server = await TestPostgres.StartNewAsync();
        var options = new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = await server.Access.CreateDatabaseAsync(),
            CommandTimeout = TimeSpan.FromSeconds(5),
        };
        await using var services = new ServiceCollection().AddStorage(options).BuildServiceProvider();
        await services.GetSetup().MigrateAsync();
        var log = services.GetRequiredService<IAttemptLog>();
        var learner = Samples.Learner();
        await log.CommitAsync(Samples.Register(learner));

        await server.StopAsync();
        Func<Task>[] calls =
        [
            () => log.LoadAsync(learner.LearnerId),
            () => log.CommitAsync(Samples.Next(learner, Samples.Attempt())),
            () => services.GetRequiredService<IQuestionStore>().SaveStatisticsAsync(Samples.Statistics("q1", new(1, 0))),
            () => services.GetRequiredService<IMaintenance>().CheckAsync(),
            () => services.GetSetup().MigrateAsync(),
        ];
        foreach (var call in calls)
            Assert.Equal(StorageFault.Unavailable, (await Assert.ThrowsAsync<StorageException>(call)).Fault);

        await server.StartAsync();
        Assert.Equal(CommitOutcome.Committed, await log.CommitAsync(Samples.Next(learner, Samples.Attempt())));
        Assert.Equal(2, (await log.LoadAsync(learner.LearnerId))!.Learner.Version);
        await services.GetRequiredService<IMaintenance>().CheckAsync();
    }
}
