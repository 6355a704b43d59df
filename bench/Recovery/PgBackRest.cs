using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using EnglishLearning.Local;

namespace EnglishLearning.Bench.Recovery;

/// <summary>
/// The archive of a drill: pgBackRest with the configuration that ships (deploy/backup), which differs in places and in who logs. It
/// outlives the database's machine.
/// </summary>
internal sealed class PgBackRest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder;
    private readonly string _passphrase = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));

    public PgBackRest(string folder)
    {
        _folder = folder;
        foreach (var part in (string[])["repo", "log", "lock"])
            Directory.CreateDirectory(Path.Combine(folder, part));
        Chaos.Harm.Tool.Run("chown", "-R", "postgres", folder);
    }

    /// <summary>What the shipped postgresql.conf says, and the archive's place.</summary>
    public IReadOnlyList<string> PostgresSettings(int port, string folder)
    {
        Configure(port, folder);
        return
        [
            "archive_mode=on",
            $"archive_command=pgbackrest --config={ConfigOf(port)} --stanza=english archive-push %p",
            "archive_timeout=10",
            "log_statement=ddl",
            "log_line_prefix=%m [%p] %x ",
            "max_connections=200",
        ];
    }

    public Task CreateAsync(int port) => RunAsync(port, "stanza-create");

    /// <param name="kind">"full" or "incremental", by the script that ships.</param>
    public async Task BackUpAsync(int port, string kind) =>
        await RunAsync([Repository("deploy", "backup", "backup"), kind, "--config", ConfigOf(port), "--metrics", Path.Combine(_folder, "log")]);

    /// <param name="target">Options such as --type=xid --target=771 --target-exclusive; none for all that was archived.</param>
    public Task RestoreAsync(int port, params string[] target) =>
        RunAsync(port, ["--delta", .. target, .. target.Length > 0 ? (string[])["--target-action=promote"] : [], "restore"]);

    public void Configure(int port, string folder)
    {
        var template = File.ReadAllText(Repository("deploy", "backup", "pgbackrest.conf"));
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["repo1-path"] = Path.Combine(_folder, "repo"),
            ["log-path"] = Path.Combine(_folder, "log"),
            ["lock-path"] = Path.Combine(_folder, "lock"),
            ["pg1-path"] = Path.Combine(folder, "data"),
            ["pg1-port"] = $"{port}",
            ["pg1-socket-path"] = folder,
        })
            template = Regex.Replace(template, $"(?m)^{key}=.*$", $"{key}={value}");
        File.WriteAllText(ConfigOf(port), $"{template}\n[global]\nrepo1-cipher-pass={_passphrase}\n");
        Chaos.Harm.Tool.Run("chmod", "600", ConfigOf(port));
        Chaos.Harm.Tool.Run("chown", "postgres", ConfigOf(port));
    }

    private Task RunAsync(int port, params string[] arguments) =>
        RunAsync(["pgbackrest", $"--config={ConfigOf(port)}", "--stanza=english", .. arguments]);

    private async Task RunAsync(string[] command)
    {
        var start = new ProcessStartInfo(
            "setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(Patience);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new Local.ServerException($"{string.Join(' ', command)} ended with {process.ExitCode}: {string.Concat(said).Trim()}");
    }

    private string ConfigOf(int port) => Path.Combine(_folder, $"{port}.conf");

    private static string Repository(params string[] parts) =>
        Path.Combine([Path.GetDirectoryName(Path.GetFullPath(Path.Combine(SiloProgram.Path, "../../../..")))!, .. parts]);
}
