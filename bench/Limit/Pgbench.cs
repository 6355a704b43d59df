using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EnglishLearning.Bench.Cli;
using EnglishLearning.Bench.Http;
using Npgsql;

namespace EnglishLearning.Bench.Limit;

internal readonly record struct PgbenchResult(double TransactionsPerSecond, double MeanMs, double DeviationMs);

/// <summary>PostgreSQL's own load generator.</summary>
internal sealed partial class Pgbench(string connectionString, string script, int clients)
{
    private const int Threads = 2;

    /// <param name="onSecond">The second and the transactions in it.</param>
    /// <exception cref="ServerException">pgbench failed; the message is its own.</exception>
    public async Task<PgbenchResult> RunAsync(int seconds, Action<int, double> onSecond, CancellationToken cancellation)
    {
        using var process = Process.Start(Command(seconds))!;
        await using var kill = cancellation.Register(() => process.Kill());
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            if (Progress().Match(line) is { Success: true } match)
                onSecond((int)Math.Round(Number(match.Groups[1])), Number(match.Groups[2]));
            else
                errors.Add(line);
        }
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? Read(await output) : throw new ServerException($"pgbench: {string.Join(' ', errors)}");
    }

    /// <summary>Reads what pgbench prints at its end.</summary>
    internal static PgbenchResult Read(string output)
    {
        var failed = Failed().Match(output);
        if (failed.Success && Number(failed.Groups[1]) > 0)
            throw new ServerException($"pgbench: {failed.Groups[1].Value} transactions failed.");
        return new PgbenchResult(Find(Rate(), output), Find(Mean(), output), Find(Deviation(), output));
    }

    private ProcessStartInfo Command(int seconds)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Program()) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--no-vacuum", "--protocol=prepared", $"--client={clients}", $"--jobs={Threads}", $"--time={seconds}", "--progress=1",
            $"--file={script}", $"--host={server.Host}", $"--port={server.Port}",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (server.Username is not null)
            start.ArgumentList.Add($"--username={server.Username}");
        start.ArgumentList.Add(server.Database!);
        if (server.Password is not null)
            start.Environment["PGPASSWORD"] = server.Password;
        return start;
    }

    private static string Program()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists(Debian) ? Directory.GetDirectories(Debian).Order().Reverse().Select(version => $"{version}/bin") : []);
        return folders.Select(folder => Path.Combine(folder, "pgbench")).FirstOrDefault(File.Exists)
            ?? throw new UsageException("There is no pgbench: install postgresql-15 or put it into the PATH.");
    }

    private static double Find(Regex pattern, string output) =>
        pattern.Match(output) is { Success: true } match
            ? Number(match.Groups[1])
            : throw new ServerException($"pgbench said something else than expected: {output}");

    private static double Number(Group text) => double.Parse(text.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^progress: ([\d.]+) s, ([\d.]+) tps")]
    private static partial Regex Progress();

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"latency average = ([\d.]+) ms")]
    private static partial Regex Mean();

    [GeneratedRegex(@"latency stddev = ([\d.]+) ms")]
    private static partial Regex Deviation();

    [GeneratedRegex(@"number of failed transactions: (\d+)")]
    private static partial Regex Failed();
}
