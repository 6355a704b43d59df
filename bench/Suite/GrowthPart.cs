using System.Diagnostics;
using EnglishLearning.Bench.Commits;
using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Load.Traffic;
using EnglishLearning.Local;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Spectre.Console;

namespace EnglishLearning.Bench.Suite;

/// <summary>The same load of the same number of learners on a small database and on a large one; starting and reading on the large one.</summary>
internal sealed class GrowthPart(SuiteContext suite)
{
    private const int Active = 1000;
    private const int SmallLearners = 1_000;
    private const int SmallAttempts = 10;
    private const int LargeLearners = 100_000;
    private const int LargeAttempts = 20;
    private const int DeckLearners = 250;
    private const int DeckCards = 2000;
    private const int FirstReads = 50;
    private const int TouchConnections = 64;
    private const int CeilingMb = 2048;

    private sealed record Database(string ConnectionString, string[] Tokens, string[] DeckTokens);

    public async Task RunAsync(IReadOnlyList<string> bank)
    {
        var small = await SeedAsync("small", SmallLearners, SmallAttempts, decks: 0, bank);
        var large = await SeedAsync("large", suite.Options.Scaled(LargeLearners), LargeAttempts, suite.Options.Scaled(DeckLearners), bank);
        var starts = new List<double>();
        for (var run = 1; run < suite.Options.Runs; run++)
        {
            await using var silo = suite.PostgresSilo(large.ConnectionString, "large-silo");
            starts.Add(await StartAsync(silo));
        }
        await using var smallSilo = suite.PostgresSilo(small.ConnectionString, "small-silo");
        await using var largeSilo = suite.PostgresSilo(large.ConnectionString, "large-silo");
        await StartAsync(smallSilo);
        starts.Add(await StartAsync(largeSilo));
        suite.Figures.Add(Figure.Of("start-up on the large database", "s", starts).AtMost(3));
        await ReadDecksAsync(largeSilo, large);
        await CompareAsync(smallSilo, small, largeSilo, large);
        await TouchAsync(largeSilo, large);
    }

    private async Task<Database> SeedAsync(string name, int learners, int attempts, int decks, IReadOnlyList<string> bank)
    {
        var watch = Stopwatch.StartNew();
        AnsiConsole.WriteLine($"seeding the {name} database: {learners:N0} learners, {learners * attempts:N0} attempts, {decks:N0} decks of {DeckCards:N0} cards");
        var database = await suite.Postgres.Access.CreateDatabaseAsync();
        await using var services = await suite.StorageAsync(database);
        await services.GetRequiredService<IQuestionStore>().PublishAsync(
            [.. await Bank.QuestionsAsync(suite.Cancellation)], suite.Cancellation);
        var seeding = new Seeding(services);
        var ids = await seeding.AnswersAsync(learners, attempts, bank, suite.Cancellation);
        var deckIds = await seeding.OwnCardsAsync(decks, DeckCards, suite.Cancellation);
        await seeding.FinishAsync(suite.Cancellation);
        await using (var source = NpgsqlDataSource.Create(database))
        await using (var command = source.CreateCommand("VACUUM ANALYZE"))
        {
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(suite.Cancellation);
        }
        var tokens = await LearnerTokens.OfAsync(database, suite.KeysFile, ids);
        var deckTokens = await LearnerTokens.OfAsync(database, suite.KeysFile, deckIds);
        AnsiConsole.WriteLine($"seeded in {watch.Elapsed.TotalSeconds:F0} s");
        return new Database(database, tokens, deckTokens);
    }

    private static async Task<double> StartAsync(SiloProcess silo)
    {
        var watch = Stopwatch.StartNew();
        await silo.StartAsync();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>One after another on an idle silo, each for the first time.</summary>
    private async Task ReadDecksAsync(SiloProcess silo, Database database)
    {
        var session = await LoadSession.OpenAsync([silo.Url], database.DeckTokens, suite.Cancellation);
        var first = Math.Min(FirstReads, session.Learners.Count / 2);
        await ReadAsync(session, session.Learners.Take(first), connections: 1);
        var recorder = await ReadAsync(session, session.Learners.Skip(first), connections: 1);
        var read = recorder.Of(Outcome.Useful);
        suite.Figures.Add(Figure.Of($"activation with {DeckCards:N0} cards, p99", "ms", read.GetValueAtPercentile(99) / 1000.0).AtMost(20));
    }

    private async Task CompareAsync(SiloProcess smallSilo, Database small, SiloProcess largeSilo, Database large)
    {
        var step = Math.Max(1, large.Tokens.Length / Active);
        var onSmall = await LoadSession.OpenAsync([smallSilo.Url], small.Tokens.Take(Active), suite.Cancellation);
        var onLarge = await LoadSession.OpenAsync([largeSilo.Url], large.Tokens.Where((_, i) => i % step == 0).Take(Active), suite.Cancellation);
        await suite.LoadAsync("warming up on the small database", onSmall, suite.First(MixKind.Attempts));
        await suite.LoadAsync("warming up on the large database", onLarge, suite.First(MixKind.Attempts));
        var (rates, p99s) = ((Small: new List<double>(), Large: new List<double>()), (Small: new List<double>(), Large: new List<double>()));
        for (var run = 1; run <= suite.Options.Runs; run++)
        {
            rates.Small.Add(await RateAsync(run, "small", onSmall));
            rates.Large.Add(await RateAsync(run, "large", onLarge));
            p99s.Small.Add(await P99Async(run, "small", onSmall, rates.Small[0] / 2));
            p99s.Large.Add(await P99Async(run, "large", onLarge, rates.Small[0] / 2));
        }
        var (smallRate, largeRate) = (Figure.Of("small database: attempts over HTTP", "/s", rates.Small), Figure.Of("large database: attempts over HTTP", "/s", rates.Large));
        var (smallP99, largeP99) = (Figure.Of("small database: p99 at half of its maximum", "ms", p99s.Small), Figure.Of("large database: p99 at the same rate", "ms", p99s.Large));
        suite.Figures.AddRange(
        [
            smallRate, largeRate, smallP99, largeP99,
            Figure.Ratio("growth: throughput, large to small", largeRate, smallRate).AtLeast(0.9),
            Figure.Ratio("growth: p99, large to small", largeP99, smallP99).AtMost(1.3),
        ]);
    }

    private async Task<double> RateAsync(int run, string name, LoadSession session) =>
        (await suite.LoadAsync($"run {run} of {suite.Options.Runs}, {name} database", session, suite.Closed(MixKind.Attempts))).AnswersPerSecond;

    private async Task<double> P99Async(int run, string name, LoadSession session, double rate)
    {
        var report = await suite.LoadAsync($"run {run} of {suite.Options.Runs}, {name} database, p99", session, suite.Open(rate, Active / 2));
        return report.All?.P99Ms ?? double.PositiveInfinity;
    }

    /// <summary>Every learner once, then the memory that the process had at its highest.</summary>
    private async Task TouchAsync(SiloProcess silo, Database database)
    {
        AnsiConsole.WriteLine($"touching {database.Tokens.Length:N0} learners");
        var session = await LoadSession.OpenAsync([silo.Url], database.Tokens, suite.Cancellation);
        var recorder = await ReadAsync(session, session.Learners, TouchConnections);
        suite.Figures.Add(Figure.Of($"{database.Tokens.Length:N0} learners touched: not answered", "", database.Tokens.Length - recorder.Of(Outcome.Useful).TotalCount).AtMost(0));
        suite.Figures.Add(Figure.Of($"{database.Tokens.Length:N0} learners touched: resident memory at its highest", "MB", Machine.MemoryOf(silo.ProcessId).Highest).AtMost(CeilingMb));
    }

    private Task<LoadRecorder> ReadAsync(LoadSession session, IEnumerable<Learner> learners, int connections) =>
        LoadSession.RunAsync(new OnceTraffic(learners), session.Servers, connections, suite.Cancellation);
}
