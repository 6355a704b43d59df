using EnglishLearning.Bench.Commits;
using EnglishLearning.Bench.Limit;
using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Output;

namespace EnglishLearning.Bench.Suite;

/// <summary>What the database alone does, and what the service makes of it, alternated in one run.</summary>
internal sealed class ThroughputPart(SuiteContext suite, LoadSession onPostgres)
{
    private const int LimitClients = 100;
    private const int Committers = 256;

    private readonly SuiteOptions _options = suite.Options;

    public async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("bench-sqlite-");
        try
        {
            await using var silo = SuiteContext.SqliteSilo(data.FullName);
            await silo.StartAsync();
            await RunAsync(await LoadSession.OpenAsync([silo.Url], _options.Learners, suite.Cancellation));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task RunAsync(LoadSession onSqlite)
    {
        var (limit, http, storage, sqlite, practice) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        // What a fresh process compiles is not what it does for the rest of the day.
        await LoadAsync("warming up on PostgreSQL", onPostgres, suite.Closed(MixKind.Mixed));
        await LoadAsync("warming up on SQLite", onSqlite, suite.Closed(MixKind.Mixed));
        for (var run = 1; run <= _options.Runs; run++)
        {
            var of = $"run {run} of {_options.Runs}";
            limit.Add(await LimitAsync($"{of}, pgbench"));
            var attempts = await LoadAsync($"{of}, attempts over HTTP", onPostgres, suite.Closed(MixKind.Attempts));
            http.Add(attempts.AnswersPerSecond);
            storage.Add(await StorageAsync($"{of}, storage layer"));
            sqlite.Add((await LoadAsync($"{of}, attempts on SQLite", onSqlite, suite.Closed(MixKind.Attempts))).AnswersPerSecond);
            practice.Add((await LoadAsync($"{of}, practice/next", onPostgres, suite.Closed(MixKind.Practice))).UsefulPerSecond);
            if (run == _options.Runs)
                suite.Loads.Add(new NamedLoad("maximum", attempts));
        }
        var database = Figure.Of("pgbench, one attempt a transaction", "/s", limit);
        var answers = Figure.Of("attempts over HTTP", "/s", http);
        var layer = Figure.Of("storage layer alone", "/s", storage);
        var small = Figure.Of("attempts over HTTP, SQLite", "/s", sqlite);
        var next = Figure.Of("GET practice/next", "/s", practice);
        suite.Maximum = answers.Value;
        suite.Figures.AddRange(
        [
            database, answers, layer, small, next,
            Figure.Ratio("attempts over HTTP to pgbench", answers, database).AtLeast(2.5),
            Figure.Ratio("storage layer to pgbench", layer, database).AtLeast(6),
            Figure.Ratio("SQLite to PostgreSQL, attempts over HTTP", small, answers).AtLeast(0.8),
            Figure.Ratio("practice/next to attempts", next, answers).AtLeast(3),
        ]);
    }

    private async Task<LoadReport> LoadAsync(string name, LoadSession session, LoadOptions load)
    {
        var report = await suite.LoadAsync(name, session, load);
        return report.Errors == 0 ? report : throw new Http.ServerException($"{name}: {report.Errors} errors, first {report.Faults.First().Key}");
    }

    private async Task<double> LimitAsync(string name)
    {
        var run = new LimitRun(new LimitOptions(
            suite.Postgres.Access.ConnectionString, _options.Learners, LimitClients, _options.Seconds, _options.WarmUp));
        var report = await ProgressView.SecondsAsync(
            name, _options.WarmUp + _options.Seconds, progress => run.RunAsync(progress, suite.Cancellation), () => run.Now, ProgressView.EverySecond);
        foreach (var (setting, value) in report.Settings)
            suite.Settings[setting] = value;
        return report.TransactionsPerSecond;
    }

    private async Task<double> StorageAsync(string name)
    {
        await using var database = await ScratchDatabase.CreateAsync(suite.Postgres.Access.ConnectionString, suite.Cancellation);
        var run = new CommitRun(new CommitOptions(
            database.Storage, _options.Learners, Committers, _options.Seconds, _options.WarmUp, Seed: 1));
        var report = await ProgressView.SecondsAsync(
            name,
            _options.WarmUp + _options.Seconds,
            progress => run.RunAsync(progress, suite.Cancellation),
            () => $"{run.Committed:N0} committed",
            ProgressView.EverySecond);
        return report.AttemptsPerSecond;
    }
}
