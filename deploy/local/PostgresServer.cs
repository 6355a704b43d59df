using System.Diagnostics;
using Npgsql;

namespace EnglishLearning.Local;

/// <summary>A PostgreSQL server, run as the user postgres where we are root (it refuses to run as root).</summary>
public sealed class PostgresServer : LocalServer
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";

    private readonly IReadOnlyList<string> _settings;

    /// <param name="settings">"name=value" over what the server has by default.</param>
    public PostgresServer(int port, string? folder = null, Lifetime lifetime = Lifetime.WithOwner, IReadOnlyList<string>? settings = null)
        : base("postgres", folder, lifetime)
    {
        (Port, _settings) = (port, settings ?? []);
        Access = new PostgresAccess(ConnectionStringOf(port));
    }

    public int Port { get; }

    public PostgresAccess Access { get; }

    private string Data => Path.Combine(Folder, "data");

    // Fast: open connections are cut, what is committed is written.
    protected override string StopSignal => "INT";

    protected override IReadOnlyList<string> Command =>
    [
        .. AsPostgres, $"{Binaries}/postgres", "-D", Data, "-p", $"{Port}", "-k", Folder,
        "-c", "listen_addresses=127.0.0.1", .. _settings.SelectMany(setting => (string[])["-c", setting]),
    ];

    /// <summary>Of the database postgres of such a server at this port.</summary>
    public static string ConnectionStringOf(int port) => $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";

    /// <summary>A server of our own at a free port.</summary>
    public static async Task<PostgresServer> StartNewAsync(params string[] settings)
    {
        var server = new PostgresServer(Ports.Free(), settings: settings);
        await server.StartAsync();
        return server;
    }

    /// <summary>SIGKILL to the server and to each of its processes, as a machine that fails would.</summary>
    public override async Task KillAsync()
    {
        if (!IsRunning)
            return;
        // Killed alone, the parent would leave backends that finish their statement.
        var ids = string.Join(' ', (int[])[ProcessId, .. Children]);
        await RunAsync(["sh", "-c", $"kill -KILL {ids} 2>/dev/null || true"]);
        await EndAsync();
    }

    protected override async Task PrepareAsync()
    {
        if (!File.Exists($"{Binaries}/postgres"))
            throw new ServerException("There is no PostgreSQL: install postgresql-15 (./test does).");
        if (File.Exists(Path.Combine(Data, "PG_VERSION")))
            return;
        if (System.Environment.IsPrivilegedProcess)
            await RunAsync(["chown", "postgres", Folder]);
        await RunAsync([
            .. AsPostgres, $"{Binaries}/initdb", "--pgdata", Data, "--auth", "trust", "--username", "postgres",
            "--no-sync", "--encoding", "UTF8", "--locale", "C.UTF-8"]);
    }

    protected override async Task<bool> IsReadyAsync()
    {
        try
        {
            await Access.ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string[] AsPostgres => System.Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
        : [];

    private static async Task RunAsync(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new ServerException($"{string.Join(' ', command)} ended with {process.ExitCode}: {string.Concat(said)}");
    }
}
