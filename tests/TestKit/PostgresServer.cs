using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace EnglishLearning.TestKit;

/// <summary>
/// A PostgreSQL server for the tests of this process: that of the environment's <c>TEST_POSTGRES</c> (a connection string
/// whose user may create databases), else one of our own on a free port of the loopback, in a temporary folder.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";

    private static readonly Lazy<Task<PostgresServer>> OfThisProcess = new(StartSharedAsync);

    private readonly string? _folder;
    private Process? _process;

    private PostgresServer(string connectionString, string? folder) => (ConnectionString, _folder) = (connectionString, folder);

    /// <summary>Of the database postgres, or of the one that TEST_POSTGRES names.</summary>
    public string ConnectionString { get; }

    /// <summary>The server that the tests of this process share; stopped when the process ends.</summary>
    public static Task<PostgresServer> SharedAsync() => OfThisProcess.Value;

    /// <summary>A server of our own, for tests that stop it.</summary>
    public static async Task<PostgresServer> StartNewAsync()
    {
        if (!File.Exists(Path.Combine(Binaries, "postgres")))
            throw new InvalidOperationException("No PostgreSQL for the tests: install postgresql-15 (./test does).");
        var folder = Directory.CreateTempSubdirectory("english-postgres-").FullName;
        await RunAsync("chown", Environment.IsPrivilegedProcess ? ["postgres", folder] : ["--reference", folder, folder]);
        var data = Path.Combine(folder, "data");
        await RunAsync(AsPostgres, ["initdb", "--pgdata", data, "--auth", "trust", "--username", "postgres", "--no-sync", "--encoding", "UTF8", "--locale", "C.UTF-8"]);
        var server = new PostgresServer($"Host=127.0.0.1;Port={FreePort()};Username=postgres;Database=postgres", folder);
        await server.StartAsync();
        return server;
    }

    /// <summary>
    /// An empty database of a fresh name, or a copy of the one that <paramref name="template"/> connects to; gives its
    /// connection string.
    /// </summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Guid.NewGuid():N}";
        var source = template is null ? "template1" : new NpgsqlConnectionStringBuilder(template).Database;
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source}");
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ToString();
    }

    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>Starts again after <see cref="StopAsync"/>, on the same port and data.</summary>
    public async Task StartAsync()
    {
        var port = new NpgsqlConnectionStringBuilder(ConnectionString).Port;
        // fsync=off: what these tests prove does not hang on a power cut.
        _process = Start(AsPostgres, [
            "postgres", "-D", Path.Combine(_folder!, "data"), "-p", $"{port}", "-k", _folder!, "-c", "listen_addresses=127.0.0.1",
            "-c", "fsync=off", "-c", "max_connections=300", "-c", "max_locks_per_transaction=256"]);
        _ = DrainAsync(_process);
        for (var left = 100; ; left--)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (Exception e) when (e is NpgsqlException && left > 0 && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Stops at once, with every connection.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
            return;
        await RunAsync("kill", ["-INT", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
            return;
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string AsPostgres => Environment.IsPrivilegedProcess ? "setpriv" : "env";

    private static async Task<PostgresServer> StartSharedAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
            return new PostgresServer(given, folder: null);
        var server = await StartNewAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait();
        return server;
    }

    private async Task ExecuteAsync(string sql)
    {
        // Unpooled: a stopped server would leave dead connections behind.
        var connectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names made above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Start(program, arguments);
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)}: {said}");
    }

    /// <summary>PostgreSQL refuses to run as root: a program of its own then runs as the user postgres.</summary>
    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        if (program == AsPostgres)
        {
            if (program == "setpriv")
                AddAll(start, ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]);
            arguments = [Path.Combine(Binaries, arguments[0]), .. arguments[1..]];
        }
        AddAll(start, arguments);
        return Process.Start(start)!;
    }

    private static void AddAll(ProcessStartInfo start, string[] arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
    }

    private static async Task DrainAsync(Process process) =>
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
