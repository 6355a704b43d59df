using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>
/// The program in a process of its own, as built beside these tests. It never outlives its test: it is killed by its own
/// id at the end, whatever happened.
/// </summary>
public sealed partial class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiloProcess(IEnumerable<string> arguments, IEnumerable<(string Key, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The silo ended before it was ready: {Errors}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The address that the banner told.</summary>
    public Uri Url => _ready.Task.Result;

    public HttpClient Http { get; private set; } = new();

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    /// <summary>Processor time up to now: unlike the time on the wall it does not hang on what else the machine does.</summary>
    public TimeSpan ProcessorTime => _process.TotalProcessorTime;

    /// <summary>A silo on SQLite at a free port, ready.</summary>
    public static Task<SiloProcess> StartAsync(TestFolder data, params (string Key, string Value)[] environment) =>
        StartAsync(["run", "--urls", "http://127.0.0.1:0", "--data", data.Path], environment);

    public static async Task<SiloProcess> StartAsync(string[] arguments, params (string Key, string Value)[] environment)
    {
        var silo = new SiloProcess(arguments, environment);
        try
        {
            silo.Http = new HttpClient { BaseAddress = await silo._ready.Task.WaitAsync(Patience) };
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<CommandResult> RunAsync(string[] arguments, params (string Key, string Value)[] environment)
    {
        await using var command = new SiloProcess(arguments, environment);
        var code = await command.EndAsync();
        return new CommandResult(code, command.Output, command.Errors);
    }

    /// <summary>SIGTERM, as a container's runtime sends it; gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        Terminate();
        return await EndAsync();
    }

    /// <summary>SIGTERM without waiting for the end.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>SIGKILL: nothing of the program runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _ = _ready.Task.Exception;
        Http.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    /// <summary>Built in the same configuration as these tests: .../bin/Debug/net10.0.</summary>
    private static string Program
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
            var repository = built;
            while (!File.Exists(Path.Combine(repository.FullName, "EnglishLearning.sln")))
                repository = repository.Parent ?? throw new InvalidOperationException("The tests do not run within the repository.");
            return Path.Combine(repository.FullName, "silo", "bin", built.Parent!.Name, built.Name, "EnglishLearning.Silo.dll");
        }
    }

    private void Take(StringBuilder to, string? line)
    {
        if (line is null)
            return;
        lock (to)
            to.AppendLine(line);
        // The last line of the banner: all of it has been said.
        if (to == _output && line.Contains("Ctrl+C", StringComparison.Ordinal))
            _ready.TrySetResult(new Uri(Address().Match(Output).Groups[1].Value));
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    [GeneratedRegex(@"Listening +(http://[^\s,]+)")]
    private static partial Regex Address();
}
