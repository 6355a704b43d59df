using EnglishLearning.Analytics;
using EnglishLearning.Bench.Commits;
using EnglishLearning.Bench.Suite;
using EnglishLearning.Contracts.Questions;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;
using EnglishLearning.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Tests.Commits;

public sealed class SeedingTests
{
    [Fact]
    public async Task Seeded_IsWhatARebuildFromTheLogGives()
    {
        var server = await TestPostgres.SharedAsync();
        var storage = new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = await server.CreateDatabaseAsync() };
        await using var services = new ServiceCollection().AddStorage(storage).BuildServiceProvider();
        await services.GetRequiredService<StorageSetup>().MigrateAsync();
        var bank = await Bank.QuestionsAsync(CancellationToken.None);
        await services.GetRequiredService<IQuestionStore>().PublishAsync([.. bank]);
        var seeding = new Seeding(services);
        await seeding.AnswersAsync(30, 20, [.. bank.Select(question => question.QuestionId)], CancellationToken.None);
        var decks = await seeding.OwnCardsAsync(2, 700, CancellationToken.None);
        await seeding.FinishAsync(CancellationToken.None);

        var report = await ActivatorUtilities.CreateInstance<LearnerRebuild>(services).RunAsync(apply: false, null, CancellationToken.None);
        Assert.Equal(new RebuildReport(32, 30 * 20 + 2 * 700, 0, 0, 0), report);
        Assert.Equal(0, await ActivatorUtilities.CreateInstance<StatisticsRebuild>(services).RunAsync(apply: false, CancellationToken.None));
        var deck = (await services.GetRequiredService<IAttemptLog>().LoadAsync(decks[0]))!.Cards;
        Assert.Equal(700, deck.Count);
        Assert.Equal(700, (await services.GetRequiredService<IFlashcardStore>().FindAsync(decks[0], [.. deck.Keys])).Count);
        // A silo that starts has nothing left to read.
        var feed = services.GetRequiredService<IAttemptFeed>();
        for (var queue = 0; queue < AttemptQueues.Count; queue++)
            Assert.Empty(await feed.ReadAsync(queue, await feed.LoadCheckpointAsync(AttemptEvent.Provider, queue), 10));
    }
}
