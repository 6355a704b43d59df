using EnglishLearning.Bench.Commits;
using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Load.Traffic;
using EnglishLearning.Silo.Hosting;

namespace EnglishLearning.Bench.Suite;

/// <summary>
/// What a learner with 500 cards takes of the managed heap: a silo in this process, so that the garbage can be taken away
/// before and after.
/// </summary>
internal sealed class MemoryPart(SuiteContext suite)
{
    private const int Learners = 1000;
    private const int Cards = 500;
    private const int FirstReads = 100;

    public async Task RunAsync()
    {
        var database = await suite.Postgres.Access.CreateDatabaseAsync();
        string[] tokens;
        await using (var services = await suite.StorageAsync(database))
        {
            var ids = await new Seeding(services).OwnCardsAsync(suite.Options.Scaled(Learners) + FirstReads, Cards, suite.Cancellation);
            tokens = await LearnerTokens.OfAsync(database, suite.KeysFile, ids);
        }
        await using var silo = await SiloApplication.BuildAsync(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:Provider"] = "Postgres",
            ["ConnectionStrings:Postgres"] = database,
            ["Keys:File"] = suite.KeysFile,
            ["Logging:LogLevel:EnglishLearning"] = "Warning",
            ["Logging:LogLevel:Orleans"] = "Error",
        });
        await silo.StartAsync(suite.Cancellation);
        var session = await LoadSession.OpenAsync([new Uri(silo.Urls.First())], tokens, suite.Cancellation);
        await ReadAsync(session, session.Learners.Take(FirstReads));
        var before = LiveBytes();
        await ReadAsync(session, session.Learners.Skip(FirstReads));
        var each = (LiveBytes() - before) / (double)(tokens.Length - FirstReads);
        await silo.StopAsync(suite.Cancellation);
        suite.Figures.Add(Figure.Of($"active learner with {Cards} cards", "KB", each / 1024).AtMost(64));
    }

    private async Task ReadAsync(LoadSession session, IEnumerable<Learner> learners)
    {
        var learnersRead = learners.ToArray();
        var recorder = await LoadSession.RunAsync(new OnceTraffic(learnersRead), session.Servers, connections: 8, suite.Cancellation);
        if (recorder.Of(Outcome.Useful).TotalCount != learnersRead.Length)
            throw new Http.ServerException($"Not every learner was answered: {string.Join(", ", recorder.Faults.Keys)}");
    }

    private static long LiveBytes()
    {
        // Twice, and finalizers in between: what they held goes with the second.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
