using EnglishLearning.Bench.Commits;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Tests.Commits;

public sealed class CommitRunTests
{
    [Fact]
    public async Task Run_OnSqlite_CountsWhatTheLogHolds()
    {
        var folder = Directory.CreateTempSubdirectory("bench-test-");
        try
        {
            var storage = new StorageOptions { DataDirectory = folder.FullName };
            var run = new CommitRun(new CommitOptions(storage, Learners: 20, Committers: 8, Seconds: 1, WarmUp: 0, Seed: 1));
            var report = await run.RunAsync(new Progress<int>(), CancellationToken.None);
            Assert.True(report.AttemptsPerSecond > 0);
            Assert.InRange(report.AttemptsPerSecond * report.Seconds, 1, run.Committed);

            await using var services = new ServiceCollection().AddStorage(storage).BuildServiceProvider();
            await services.GetRequiredService<StorageSetup>().MigrateAsync();
            var log = services.GetRequiredService<IAttemptLog>();
            var held = 0;
            await foreach (var learnerId in services.GetRequiredService<IMaintenance>().LearnersAsync())
                held += (await log.ReadAsync(learnerId)).Count;
            Assert.Equal(run.Committed, held);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
