using EnglishLearning.Bench.Chaos.Harm;
using EnglishLearning.Bench.Http;
using EnglishLearning.Local;

namespace EnglishLearning.Bench.Recovery;

/// <summary>A database and a silo on one machine, an archive on another, and the keys in a third place, as they are to be.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("english-recovery-");
    private readonly int _http = Ports.Free();
    private int _regions;

    private Site()
    {
        Tool.Run("chmod", "a+x", _folder.FullName);
        Archive = new PgBackRest(Below("archive"));
        Postgres = NewPostgres();
        Silo = NewSilo();
        Front = ApiClient.Connect(new Uri($"http://127.0.0.1:{_http}"), 256, ClientTimeout);
    }

    public PgBackRest Archive { get; }

    public PostgresServer Postgres { get; private set; }

    public SiloProcess Silo { get; private set; }

    /// <summary>Where clients find the service, wherever it is.</summary>
    public ApiClient Front { get; }

    public string Database => Postgres.Access.Database("english");

    /// <exception cref="Local.ServerException">A server did not start.</exception>
    public static async Task<Site> StartAsync()
    {
        var site = new Site();
        try
        {
            await site.Postgres.StartAsync();
            await site.Postgres.Access.CreateIfMissingAsync("english");
            await site.Archive.CreateAsync(site.Postgres.Port);
            await site.Silo.StartAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another machine, empty: all that was on the first is gone.</summary>
    public async Task MoveAsync()
    {
        await Postgres.DisposeAsync();
        await Silo.DisposeAsync();
        Directory.Delete(Postgres.Folder, recursive: true);
        Directory.Delete(Silo.Folder, recursive: true);
        _regions++;
        Postgres = NewPostgres();
        Silo = NewSilo();
    }

    /// <summary>A second server for what is restored beside the live one, in a folder of its own.</summary>
    public PostgresServer Beside()
    {
        var (port, folder) = (Ports.Free(), Below("beside"));
        Archive.Configure(port, folder);
        Directory.CreateDirectory(folder);
        Tool.Run("chown", "postgres", folder);
        return new PostgresServer(port, folder, settings: ["archive_mode=off", "max_connections=200"]);
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => SiloProgram.RunAsync(arguments, Settings());

    public async ValueTask DisposeAsync()
    {
        Front.Dispose();
        await Silo.DisposeAsync();
        await Postgres.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private PostgresServer NewPostgres()
    {
        var (port, folder) = (Ports.Free(), Below($"region-{_regions}/postgres"));
        Directory.CreateDirectory(folder);
        Tool.Run("chmod", "a+x", Below($"region-{_regions}"));
        Tool.Run("chown", "postgres", folder);
        return new PostgresServer(port, folder, settings: Archive.PostgresSettings(port, folder));
    }

    private SiloProcess NewSilo() => new(["run"], Settings(), _http, "silo", Below($"region-{_regions}/silo"));

    private (string Key, string Value)[] Settings() =>
    [
        ("Storage__Provider", "Postgres"),
        ("ConnectionStrings__Postgres", Database),
        ("Keys__File", Below("vault/master.keys")),
        ("Erasure__List", Below("vault/erasures.list")),
        ("Logging__LogLevel__EnglishLearning", "Warning"),
        ("RateLimits__Enabled", "false"),
        ("Tokens__AccessLifetime", "12:00:00"),
    ];

    private string Below(string name) => Path.Combine(_folder.FullName, name);
}
