using System.Diagnostics;
using System.Globalization;

namespace EnglishLearning.Local;

/// <summary>The process of a server below its keeper (keeper.sh), known by the files in its folder.</summary>
internal sealed class ServerProcess
{
    private const int StartTimeField = 22;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    private readonly string _folder;
    private readonly string _name;
    private readonly string _startTime;

    // The owner's end of the keeper's input: when it is gone, so is the server.
    private readonly Process? _keeper;

    private ServerProcess(string folder, string name, int id, string startTime, Process? keeper) =>
        (_folder, _name, Id, _startTime, _keeper) = (folder, name, id, startTime, keeper);

    public int Id { get; }

    /// <summary>Null while it runs, and where its keeper was killed too.</summary>
    public int? ExitCode =>
        File.Exists(PathOf("exit")) ? int.Parse(File.ReadAllText(PathOf("exit")), CultureInfo.InvariantCulture) : null;

    public bool HasEnded => File.Exists(PathOf("exit")) || StartTimeOf(Id) != _startTime;

    public static ServerProcess Start(string folder, string name, ServerStart start)
    {
        var info = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var own = start.Lifetime == Lifetime.WithOwner;
        foreach (var argument in (string[])["sh", "-c", Resources.Text("keeper.sh"), "keeper", name, own ? "own" : "detached", start.EndSignal, start.Temporary ?? ""])
            info.ArgumentList.Add(argument);
        foreach (var argument in start.Command)
            info.ArgumentList.Add(argument);
        foreach (var (key, value) in start.Environment)
            info.Environment[key] = value;
        var keeper = Process.Start(info)!;
        if (keeper.StandardOutput.ReadLine() != "started")
            throw new ServerException($"{name} could not be started: {keeper.StandardError.ReadToEnd()}");
        if (!own)
            keeper.StandardInput.Close();
        return Read(folder, name, keeper) ?? throw new ServerException($"{name} could not be started: its files in {folder} are gone.");
    }

    /// <summary>The one that an earlier process started in this folder and that still runs, or null.</summary>
    public static ServerProcess? Find(string folder, string name) =>
        Read(folder, name, keeper: null) is { HasEnded: false } found ? found : null;

    /// <param name="signal">TERM, KILL, STOP, CONT, ... One that comes too late is no fault.</param>
    public void Signal(string signal)
    {
        if (HasEnded)
            return;
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{Id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    /// <summary>Processes that it started and that run now.</summary>
    public IReadOnlyList<int> Children()
    {
        try
        {
            return [.. File.ReadAllText($"/proc/{Id}/task/{Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Its exit code as a shell tells it: 128 + the signal that killed it.</summary>
    /// <exception cref="TimeoutException">It still runs.</exception>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (!HasEnded)
        {
            if (Stopwatch.GetElapsedTime(began) > patience)
                throw new TimeoutException($"{_name} (process {Id}) still runs after {patience.TotalSeconds} s.");
            await Task.Delay(BetweenLooks);
        }
        // Its keeper hears of the end a moment later than /proc tells it.
        for (var left = 200; ExitCode is null && left > 0; left--)
            await Task.Delay(BetweenLooks);
        if (_keeper is not null)
            await _keeper.WaitForExitAsync();
        return ExitCode ?? throw new ServerException($"{_name} has ended, and how is not known: its keeper was killed.");
    }

    private static ServerProcess? Read(string folder, string name, Process? keeper)
    {
        var file = Path.Combine(folder, $"{name}.pid");
        if (!File.Exists(file))
            return null;
        var words = File.ReadAllText(file).Split(' ', StringSplitOptions.TrimEntries);
        return words.Length == 2 && int.TryParse(words[0], CultureInfo.InvariantCulture, out var id)
            ? new ServerProcess(folder, name, id, words[1], keeper)
            : null;
    }

    private static string? StartTimeOf(int id)
    {
        try
        {
            // The second field, the program's name, may hold spaces and ends with the last parenthesis.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[StartTimeField - 3];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string PathOf(string kind) => Path.Combine(_folder, $"{_name}.{kind}");
}
