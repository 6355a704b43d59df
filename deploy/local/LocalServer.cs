using System.Diagnostics;

namespace EnglishLearning.Local;

/// <summary>
/// A server on this machine, in a folder that holds its data, its log and its process id. It can be stopped, killed, frozen
/// and started again on the same port and data; whoever opens the same folder meets the same server.
/// </summary>
public abstract class LocalServer : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly Lifetime _lifetime;
    private readonly bool _temporary;
    private ServerProcess? _process;
    private bool _disposed;

    /// <param name="folder">Null for a temporary one, gone with the server.</param>
    protected LocalServer(string name, string? folder, Lifetime lifetime)
    {
        (Name, _lifetime, _temporary) = (name, lifetime, folder is null);
        Folder = folder is null
            ? Directory.CreateTempSubdirectory($"english-{name}-").FullName
            : Directory.CreateDirectory(folder).FullName;
        _process = ServerProcess.Find(Folder, name);
    }

    public string Name { get; }

    public string Folder { get; }

    /// <summary>What it writes to its standard output, over all its starts.</summary>
    public string LogFile => Path.Combine(Folder, $"{Name}.log");

    /// <summary>What it writes to its standard error, over all its starts.</summary>
    public string ErrorFile => Path.Combine(Folder, $"{Name}.err");

    public bool IsRunning => _process is { HasEnded: false };

    /// <exception cref="ServerException">It is not running.</exception>
    public int ProcessId => Running.Id;

    /// <summary>Processor time up to now: unlike the time on the wall it does not hang on what else the machine does.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>How long a start may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What ends it in peace.</summary>
    protected virtual string StopSignal => "TERM";

    protected abstract IReadOnlyList<string> Command { get; }

    protected virtual IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>();

    /// <summary>Starts it unless it runs, and waits until it is ready.</summary>
    /// <exception cref="ServerException">It ended or was not ready in time; it does not run then.</exception>
    public async Task StartAsync()
    {
        if (!IsRunning)
        {
            await PrepareAsync();
            _process = ServerProcess.Start(
                Folder, Name, new ServerStart(Command, Environment, _lifetime, StopSignal, _temporary ? Folder : null));
        }
        var began = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            if (!IsRunning)
                throw new ServerException($"{Name} ended before it was ready: {LastWords()}");
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                await KillAsync();
                throw new ServerException($"{Name} was not ready after {Patience.TotalSeconds} s and was killed; see {LogFile}. {LastWords()}");
            }
            await Task.Delay(BetweenLooks);
        }
    }

    /// <summary>Stops it in peace; gives its exit code. One that does not run is left alone (0).</summary>
    public async Task<int> StopAsync()
    {
        if (!IsRunning)
            return 0;
        Terminate();
        return await EndAsync();
    }

    /// <summary>Tells it to stop, and does not wait for it.</summary>
    public void Terminate() => _process?.Signal(StopSignal);

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public virtual async Task KillAsync()
    {
        if (!IsRunning)
            return;
        _process!.Signal("KILL");
        await EndAsync();
    }

    /// <summary>SIGSTOP: it stands still with everything that it holds.</summary>
    public void Freeze() => Running.Signal("STOP");

    /// <summary>SIGCONT, after <see cref="Freeze"/>.</summary>
    public void Thaw() => _process?.Signal("CONT");

    /// <summary>Waits for its end; gives its exit code, 128 + the signal where one killed it.</summary>
    public Task<int> EndAsync() => _process?.EndAsync(Patience) ?? Task.FromResult(0);

    /// <summary>Ends what this process owns; a detached server stays.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_disposed || _lifetime == Lifetime.Detached)
            return;
        _disposed = true;
        await KillAsync();
        if (_temporary)
            Directory.Delete(Folder, recursive: true);
    }

    protected abstract Task<bool> IsReadyAsync();

    /// <summary>Before each start of its process.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Processes that it started and that run now.</summary>
    protected IReadOnlyList<int> Children => _process?.Children() ?? [];

    private ServerProcess Running => _process is { HasEnded: false } running ? running : throw new ServerException($"{Name} is not running.");

    private string LastWords()
    {
        string[] lines = [.. Lines(ErrorFile), .. Lines(LogFile)];
        return string.Join('\n', lines.Where(line => line.Length > 0).TakeLast(5));
    }

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}
