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

    // Holds the server as long as we hold its input: runners kill a test process without a warning, and the server must not
    // stay. The word "keep" stops the server and leaves its data, the end of the input removes them as well.
    private const string Keeper = """
        folder=$1; shift
        "$@" </dev/null >"$folder/log" 2>&1 &
        read -r word
        kill -INT $!
        wait $!
        [ "$word" = keep ] || rm -rf "$folder"
        """;

    private static readonly Lazy<Task<PostgresServer>> OfThisProcess = new(StartSharedAsync);

    private readonly string? _folder;
    private Process? _keeper;

    private PostgresServer(string connectionString, string? folder) => (ConnectionString, _folder) = (connectionString, folder);

    /// <summary>Of the database postgres, or of the one that TEST_POSTGRES names.</summary>
    public string ConnectionString { get; }

    /// <summary>The server that the tests of this process share; it ends with the process.</summary>
    public static Task<PostgresServer> SharedAsync() => OfThisProcess.Value;

    /// <summary>A server of our own, for tests that stop it.</summary>
    public static async Task<PostgresServer> StartNewAsync()
    {
        if (!File.Exists(Path.Combine(Binaries, "postgres")))
            throw new InvalidOperationException("No PostgreSQL for the tests: install postgresql-15 (./test does).");
        var folder = Directory.CreateTempSubdirectory("english-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
            await RunAsync(["chown", "postgres", folder]);
        await RunAsync([
            .. AsPostgres, $"{Binaries}/initdb", "--pgdata", $"{folder}/data", "--auth", "trust", "--username", "postgres",
            "--no-sync", "--encoding", "UTF8", "--locale", "C.UTF-8"]);
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
        _keeper = Start([
            "setsid", "sh", "-c", Keeper, "keeper", _folder!,
            .. AsPostgres, $"{Binaries}/postgres", "-D", $"{_folder}/data", "-p", $"{port}", "-k", _folder!,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=300"]);
        for (var left = 300; ; left--)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (left > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Stops at once, with every connection; the data stay.</summary>
    public Task StopAsync() => EndAsync(word: "keep");

    public async ValueTask DisposeAsync() => await EndAsync(word: "");

    private static string[] AsPostgres => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
        : [];

    private static async Task<PostgresServer> StartSharedAsync() =>
        Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given
            ? new PostgresServer(given, folder: null)
            : await StartNewAsync();

    private async Task EndAsync(string word)
    {
        if (_keeper is null)
            return;
        await _keeper.StandardInput.WriteLineAsync(word);
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper = null;
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

    private static async Task RunAsync(string[] command)
    {
        using var process = Start(command);
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}: {said}");
    }

    private static Process Start(string[] command) =>
        Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
