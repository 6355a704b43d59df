using System.Text.Json;
using EnglishLearning.Analytics;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>The real SQLite storage in a directory of its own, with the <see cref="SampleBank"/> published.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Store(StorageOptions options)
    {
        Options = options;
        _services = new ServiceCollection()
            .AddStorage(options)
            .AddSingleton<LearnerRebuild>()
            .AddSingleton<StatisticsRebuild>()
            .BuildServiceProvider();
    }

    public StorageOptions Options { get; }

    public IAttemptLog Log => Get<IAttemptLog>();

    public IAttemptFeed Feed => Get<IAttemptFeed>();

    public IQuestionStore Questions => Get<IQuestionStore>();

    public LearnerRebuild Learners => Get<LearnerRebuild>();

    public StatisticsRebuild Statistics => Get<StatisticsRebuild>();

    public static async Task<Store> CreateAsync(Action<StorageOptions>? change = null)
    {
        var options = new StorageOptions { DataDirectory = Directory.CreateTempSubdirectory("english-grains-").FullName };
        change?.Invoke(options);
        var store = new Store(options);
        await store.Get<StorageSetup>().MigrateAsync();
        await store.Questions.PublishAsync(SampleBank.Questions);
        return store;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Does to a data file what no code of ours would; the number of rows changed, or what a SELECT finds first.</summary>
    public async Task<long> TamperAsync(string sql, string file = "english.db")
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Options.DataDirectory, file)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return sql.StartsWith("SELECT", StringComparison.Ordinal)
            ? (long)(await command.ExecuteScalarAsync())!
            : await command.ExecuteNonQueryAsync();
    }

    /// <summary>The statistics that were stored, by question, as text that shows every bit.</summary>
    public async Task<string> StoredStatisticsAsync()
    {
        var stored = new List<StatisticsAt?>();
        foreach (var question in (await Questions.LoadAsync()).Select(known => known.Question.QuestionId).Distinct())
            stored.Add(await Questions.LoadStatisticsAsync(question));
        return Text(stored.OfType<StatisticsAt>());
    }

    /// <summary>The statistics that the log folds to, likewise.</summary>
    public async Task<string> FoldedStatisticsAsync() => Text((await Statistics.FoldAsync(CancellationToken.None)).Values);

    /// <summary>Every entry that a consumer of the log would be given.</summary>
    public async Task<int> CountLoggedAsync()
    {
        var count = 0;
        for (var queue = 0; queue < AttemptQueues.Count; queue++)
            count += (await Feed.ReadAsync(queue, LogPosition.Start, int.MaxValue)).Count;
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Options.DataDirectory, recursive: true);
    }
    private static string Text(IEnumerable<StatisticsAt> statistics) =>
        string.Join('\n', statistics.OrderBy(at => at.Statistics.QuestionId, StringComparer.Ordinal).Select(at => JsonSerializer.Serialize(at)));
}
