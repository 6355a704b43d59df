using EnglishLearning.Bench.Chaos.Harm;
using EnglishLearning.Bench.Http;
using EnglishLearning.Local;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Chaos;

/// <summary>Real servers of a drill's own, on this machine, and the ways of clients to them.</summary>
internal sealed class Arena : IAsyncDisposable
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WriterTimeout = TimeSpan.FromSeconds(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("english-chaos-");
    private readonly List<(int Http, int Silo)> _ports = [];
    private readonly List<ApiClient> _direct = [];
    private ApiClient? _writers;
    private ApiClient? _probes;

    private Arena(ArenaPlan plan)
    {
        Plan = plan;
        // The user postgres passes through here to its data.
        Tool.Run("chmod", "a+x", _folder.FullName);
        Disk = plan.SmallDisk > 0 ? new SmallDisk(Below("disk"), plan.SmallDisk) : null;
        if (plan.IsCluster)
        {
            Postgres = new PostgresServer(Ports.Free(), Disk is null ? Below("postgres") : Disk.Folder("postgres"), settings: ["max_connections=200"]);
            Redis = new RedisServer(Ports.Free(), Below("redis"));
        }
        if (plan.OwnLines)
            (ToPostgres, ToRedis) = (new Line(Postgres!.Port), new Line(Redis!.Port));
        Clock = plan.FakeClock ? new FakeClock(Below("clock")) : null;
        Silos = [.. Enumerable.Range(1, plan.Silos).Select(NewSilo)];
        if (plan.IsCluster)
            Proxy = new HaProxy(Ports.Free(), [.. Silos.Select((silo, i) => (silo.Name, _ports[i].Http))], Below("haproxy"));
    }

    public ArenaPlan Plan { get; }

    public PostgresServer? Postgres { get; }

    public RedisServer? Redis { get; }

    public IReadOnlyList<SiloProcess> Silos { get; }

    public HaProxy? Proxy { get; }

    public SmallDisk? Disk { get; }

    public FakeClock? Clock { get; }

    public Line? ToPostgres { get; }

    /// <summary>The last silo's.</summary>
    public Line? ToRedis { get; }

    /// <summary>Entries of each question's log so far, of all learners of this arena.</summary>
    public Dictionary<string, int> Logged { get; } = [];

    /// <summary>As learners come: through the proxy, where there is one.</summary>
    public ApiClient Front => _writers!;

    /// <summary>The same with a short patience.</summary>
    public ApiClient QuickFront => _probes!;

    /// <summary>To each silo itself.</summary>
    public IReadOnlyList<ApiClient> Direct => _direct;

    /// <exception cref="Local.ServerException">A server did not start.</exception>
    public static async Task<Arena> StartAsync(ArenaPlan plan)
    {
        var arena = new Arena(plan);
        try
        {
            await arena.StartAsync();
            return arena;
        }
        catch
        {
            await arena.DisposeAsync();
            throw;
        }
    }

    /// <summary>Orleans' port of a silo: what other silos reach it by.</summary>
    public int SiloPort(SiloProcess silo) => _ports[Silos.ToList().IndexOf(silo)].Silo;

    /// <summary>Every server runs and every silo gets requests.</summary>
    public async Task HealAsync()
    {
        if (Postgres is not null)
            await Postgres.StartAsync();
        if (Redis is not null)
            await Redis.StartAsync();
        foreach (var silo in Silos)
            await silo.StartAsync();
        if (Proxy is not null)
            await Waiting.UntilAsync(async () => (await Proxy.StatesAsync()).Values.All(state => state is "UP" or "no check"), "HAProxy finds every silo ready");
    }

    /// <summary>Stops what keeps the data from others: SQLite's silo.</summary>
    public async Task LetGoOfDataAsync()
    {
        if (!Plan.IsCluster)
            await Silos[0].StopAsync();
    }

    /// <summary>The database itself, beside the silos; SQLite's only after <see cref="LetGoOfDataAsync"/>.</summary>
    public ServiceProvider OpenStorage() => new ServiceCollection().AddStorage(new StorageOptions
    {
        Provider = Plan.IsCluster ? StorageProvider.Postgres : StorageProvider.Sqlite,
        ConnectionString = Plan.IsCluster ? Postgres!.Access.Database("english") : "",
        DataDirectory = DataFolder,
    }).BuildServiceProvider();

    /// <summary>The silo's own command on the arena's data.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments) =>
        SiloProgram.RunAsync(arguments, [.. Storage(ours: true).Select(setting => (setting.Key, setting.Value))]);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _direct)
            client.Dispose();
        _writers?.Dispose();
        _probes?.Dispose();
        LocalServer?[] servers = [Proxy, .. Silos, Redis, Postgres];
        foreach (var server in servers.OfType<LocalServer>())
            await server.DisposeAsync();
        ToPostgres?.Dispose();
        ToRedis?.Dispose();
        Disk?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>SQLite's.</summary>
    public string DataFile => Path.Combine(DataFolder, "english.db");

    private string DataFolder => Disk?.Folder("data") ?? Below("data");

    private async Task StartAsync()
    {
        if (Plan.IsCluster)
        {
            await Postgres!.StartAsync();
            await Postgres.Access.CreateIfMissingAsync("english");
            await Redis!.StartAsync();
        }
        // The first migrates the database.
        await Silos[0].StartAsync();
        await Task.WhenAll(Silos.Skip(1).Select(silo => silo.StartAsync()));
        if (Proxy is not null)
            await Proxy.StartAsync();
        var front = Proxy?.Url ?? Silos[0].Url;
        _writers = ApiClient.Connect(front, 256, WriterTimeout);
        _probes = ApiClient.Connect(front, 1024, ProbeTimeout);
        _direct.AddRange(Silos.Select(silo => ApiClient.Connect(silo.Url, 256, WriterTimeout)));
        await HealAsync();
    }

    private SiloProcess NewSilo(int number)
    {
        var ports = (Http: Ports.Free(), Silo: Ports.Free());
        _ports.Add(ports);
        var last = number == Plan.Silos;
        (string, string)[] environment =
        [
            .. Storage(ours: false),
            ("Keys__File", Below("master.keys")),
            ("Logging__LogLevel__EnglishLearning", "Warning"),
            // A learner of these answers 50 times a second, and all come from one address.
            ("RateLimits__Enabled", "false"),
            // Longer than any drill, and whatever the clocks do in it.
            ("Tokens__AccessLifetime", "12:00:00"),
            .. Plan.IsCluster ? Membership(ports.Silo, last && ToRedis is { } line ? line.Port : Redis!.Port) : [],
            .. last && Clock is not null ? Clock.Environment : [],
        ];
        string[] arguments = Plan.IsCluster ? ["run"] : ["run", "--data", DataFolder];
        return new SiloProcess(arguments, environment, ports.Http, $"silo-{number}", Below($"silo-{number}"));
    }

    private static (string, string)[] Membership(int siloPort, int redisPort) =>
    [
        ("Clustering__Provider", "Redis"),
        ("ConnectionStrings__Redis", $"127.0.0.1:{redisPort}"),
        // Of its own: at a restart the others know its predecessor by the address.
        ("Orleans__SiloPort", $"{siloPort}"),
        ("Orleans__GatewayPort", $"{Ports.Free()}"),
    ];

    private (string Key, string Value)[] Storage(bool ours) => Plan.IsCluster
        ?
        [
            ("Storage__Provider", "Postgres"),
            ("ConnectionStrings__Postgres", new PostgresAccess(PostgresServer.ConnectionStringOf(
                !ours && ToPostgres is { } line ? line.Port : Postgres!.Port)).Database("english")),
        ]
        : [("Storage__DataDirectory", DataFolder)];

    private string Below(string name) => Path.Combine(_folder.FullName, name);
}
