using System.Diagnostics;

namespace EnglishLearning.Local;

/// <summary>Silos clustered through Redis on one PostgreSQL database, behind HAProxy; all on this machine.</summary>
public sealed class LocalCluster : IAsyncDisposable
{
    /// <summary>Until HAProxy has certainly seen that a silo is not ready: two of its checks, and one that was under way.</summary>
    private static readonly TimeSpan DrainDelay = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly bool _temporary;

    /// <param name="folder">Null for a temporary one, gone with the cluster.</param>
    /// <param name="program">Another build of the silo than the one beside this program, to compare with.</param>
    /// <param name="postgres">"name=value" settings of PostgreSQL over these: 300 connections.</param>
    /// <param name="byLearner">False: HAProxy sends each request to the next silo, to compare with.</param>
    public LocalCluster(
        ClusterPlan plan,
        string? folder = null,
        Lifetime lifetime = Lifetime.WithOwner,
        string? program = null,
        IReadOnlyList<string>? postgres = null,
        bool byLearner = true)
    {
        _temporary = folder is null;
        (Plan, Folder) = (plan, folder ?? Directory.CreateTempSubdirectory("english-cluster-").FullName);
        if (!OperatingSystem.IsWindows())
        {
            // The user postgres passes through here to its data.
            Directory.CreateDirectory(Folder);
            File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
        Postgres = new PostgresServer(plan.Postgres, Below("postgres"), lifetime, ["max_connections=300", .. postgres ?? []]);
        Redis = new RedisServer(plan.Redis, Below("redis"), lifetime);
        Silos = [.. plan.Silos.Select(ports => new SiloProcess(["run"], Environment(ports), ports.Http, ports.Name, Below(ports.Name), lifetime) { Program = program })];
        Proxy = new HaProxy(plan.Proxy, [.. plan.Silos.Select(ports => (ports.Name, ports.Http))], Below("haproxy"), lifetime) { ByLearner = byLearner };
    }

    public ClusterPlan Plan { get; }

    public string Folder { get; }

    public PostgresServer Postgres { get; }

    public RedisServer Redis { get; }

    public IReadOnlyList<SiloProcess> Silos { get; }

    public HaProxy Proxy { get; }

    /// <summary>Connection string of the silos' database.</summary>
    public string Database => Postgres.Access.Database("english");

    /// <summary>In the order in which they start.</summary>
    public IReadOnlyList<LocalServer> Servers => [Postgres, Redis, .. Silos, Proxy];

    /// <summary>Starts what does not run, and waits until HAProxy sends requests to every silo.</summary>
    /// <param name="said">Told each step.</param>
    /// <param name="cancellation">Heard between one server and the next.</param>
    /// <exception cref="ServerException">One did not start; what this call started does not run then.</exception>
    public async Task StartAsync(Action<string>? said = null, CancellationToken cancellation = default)
    {
        var started = new List<LocalServer>();
        try
        {
            await StartAsync(Postgres, started, said);
            await Postgres.Access.CreateIfMissingAsync("english");
            await StartAsync(Redis, started, said);
            cancellation.ThrowIfCancellationRequested();
            // The first migrates the database; the others join it all at once.
            await StartAsync(Silos[0], started, said);
            await Task.WhenAll(Silos.Skip(1).Select(silo => StartAsync(silo, started, said)));
            cancellation.ThrowIfCancellationRequested();
            await StartAsync(Proxy, started, said);
            await Task.WhenAll(Silos.Select(silo => UpAsync(silo)));
        }
        catch
        {
            foreach (var server in Enumerable.Reverse(started))
                await server.KillAsync();
            throw;
        }
    }

    /// <summary>One silo after the other: it drains, ends, starts again and is back behind HAProxy before the next.</summary>
    public async Task RestartRollingAsync(Action<string>? said = null)
    {
        foreach (var silo in Silos)
        {
            said?.Invoke($"{silo.Name} drains");
            var code = await silo.StopAsync();
            if (code != 0)
                throw new ServerException($"{silo.Name} ended with {code} instead of 0: see {silo.ErrorFile}.");
            await silo.StartAsync();
            await UpAsync(silo);
            said?.Invoke($"{silo.Name} is back");
        }
    }

    /// <summary>Stops all, the proxy first; data and logs stay.</summary>
    public async Task StopAsync(Action<string>? said = null)
    {
        await StopAsync(Proxy, said);
        await Task.WhenAll(Silos.Select(silo => StopAsync(silo, said)));
        await StopAsync(Redis, said);
        await StopAsync(Postgres, said);
    }

    /// <summary>Waits until HAProxy sends requests to it.</summary>
    public async Task UpAsync(SiloProcess silo)
    {
        var began = Stopwatch.GetTimestamp();
        while ((await Proxy.StatesAsync()).GetValueOrDefault(silo.Name) is not ("UP" or "no check"))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new ServerException($"{silo.Name} runs, and HAProxy does not find it ready: ask {silo.Url}readyz.");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(Servers))
            await server.DisposeAsync();
        if (_temporary)
            Directory.Delete(Folder, recursive: true);
    }

    private static async Task StartAsync(LocalServer server, List<LocalServer> started, Action<string>? said)
    {
        if (!server.IsRunning)
        {
            lock (started)
                started.Add(server);
            said?.Invoke($"{server.Name} starts");
        }
        await server.StartAsync();
    }

    private static async Task StopAsync(LocalServer server, Action<string>? said)
    {
        if (!server.IsRunning)
            return;
        said?.Invoke($"{server.Name} stops");
        // A frozen one would not hear it.
        server.Thaw();
        try
        {
            await server.StopAsync();
        }
        catch (TimeoutException)
        {
            await server.KillAsync();
        }
    }

    private string Below(string name) => Path.Combine(Folder, name);

    private IEnumerable<(string, string)> Environment(SiloPorts ports) =>
    [
        ("Clustering__Provider", "Redis"),
        ("ConnectionStrings__Redis", $"127.0.0.1:{Plan.Redis}"),
        ("Storage__Provider", "Postgres"),
        ("ConnectionStrings__Postgres", new PostgresAccess(PostgresServer.ConnectionStringOf(Plan.Postgres)).Database("english")),
        ("Keys__File", Below("master.keys")),
        // Of its own: at a restart the others know its predecessor by the address, and do not wait for it.
        ("Orleans__SiloPort", $"{ports.Silo}"),
        ("Orleans__GatewayPort", $"{ports.Gateway}"),
        ("Drain__Delay", $"{DrainDelay}"),
        // Silos that share a database server gather smaller batches; with one writer each they stay larger. One run each of three
        // silos, both young: 117 us of PostgreSQL's processor time an answer for 140.
        ("Storage__WriterCount", Plan.Silos.Count > 1 ? "1" : "0"),
        // Everybody comes from 127.0.0.1, the proxy too: limits by address would count all as one person.
        ("RateLimits__Enabled", "false"),
        ("Proxies__Known__0", "127.0.0.1"),
        .. Plan.Settings.Select(setting => (setting.Key, setting.Value)),
    ];
}
