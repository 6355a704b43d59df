using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Output;
using EnglishLearning.Local;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Suite;

/// <summary>What the parts share: the database server, silos, and what has been found so far.</summary>
internal sealed class SuiteContext(SuiteOptions options, PostgresServer postgres, string keysFile, CancellationToken cancellation)
{
    private const int FirstSeconds = 20;

    public SuiteOptions Options => options;

    public PostgresServer Postgres => postgres;

    /// <summary>Master keys of every silo: several are started on one database, one after the other.</summary>
    public string KeysFile => keysFile;

    public CancellationToken Cancellation => cancellation;

    public List<Figure> Figures { get; } = [];

    public List<NamedLoad> Loads { get; } = [];

    /// <summary>Of the database server and the silos.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Answers a second over HTTP at most, once the throughput is known.</summary>
    public double Maximum { get; set; }

    /// <summary>A silo on a database of this server; not started.</summary>
    public SiloProcess PostgresSilo(string database, string name) => new(
        ["run"],
        [.. Quiet, ("Storage__Provider", "Postgres"), ("ConnectionStrings__Postgres", database), ("Keys__File", keysFile)],
        name: name);

    /// <summary>A silo on SQLite; not started.</summary>
    public static SiloProcess SqliteSilo(string folder) => new(["run", "--data", folder], Quiet, name: "sqlite-silo");

    /// <summary>The storage layer on a database, its tables made.</summary>
    public async Task<ServiceProvider> StorageAsync(string database)
    {
        var services = new ServiceCollection()
            .AddStorage(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = database })
            .BuildServiceProvider();
        await services.GetRequiredService<StorageSetup>().MigrateAsync(cancellation);
        return services;
    }

    /// <summary>One load, shown while it runs.</summary>
    public Task<LoadReport> LoadAsync(string name, LoadSession session, LoadOptions load, Action? onSecond = null)
    {
        var run = new LoadRun(load);
        return ProgressView.SecondsAsync(
            name, run.Length, progress => run.RunAsync(session, new Also(progress, onSecond), cancellation), () => run.Now, ProgressView.EverySecond);
    }

    public LoadOptions Closed(MixKind mix) => Load(LoadMode.Closed, 0, options.Connections, mix);

    /// <summary>
    /// For a silo that has just started: what it compiles first is not what it runs for the rest of the day. Measured: its
    /// throughput rose for 17 s.
    /// </summary>
    public LoadOptions First(MixKind mix) => Closed(mix) with { WarmUp = 0, Seconds = options.Scale < 1 ? options.Seconds : FirstSeconds };

    public LoadOptions Open(double rate, int connections) => Load(LoadMode.Open, rate, connections, MixKind.Attempts);

    /// <summary>Of every silo that is measured.</summary>
    public static (string Key, string Value)[] Quiet =>
    [
        ("Logging__LogLevel__EnglishLearning", "Warning"),
        ("Logging__LogLevel__Orleans", "Error"),
        ("RateLimits__Enabled", "false"),
        ("Tokens__AccessLifetime", $"{LearnerTokens.Lifetime}"),
    ];

    private LoadOptions Load(LoadMode mode, double rate, int connections, MixKind mix) =>
        new([], mode, rate, ArrivalKind.Poisson, connections, options.Learners, options.Seconds, options.WarmUp, mix, Seed: 1);

    private sealed class Also(IProgress<int> progress, Action? more) : IProgress<int>
    {
        public void Report(int value)
        {
            progress.Report(value);
            more?.Invoke();
        }
    }
}
