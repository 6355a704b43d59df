using System.Net.Sockets;
using System.Text;

namespace EnglishLearning.Local;

/// <summary>HAProxy before silos, configured by haproxy.cfg: a learner's requests go to the same silo while it is there.</summary>
/// <param name="silos">Name and port of each silo.</param>
public sealed class HaProxy(
    int port, IReadOnlyList<(string Name, int Port)> silos, string? folder = null, Lifetime lifetime = Lifetime.WithOwner)
    : LocalServer("haproxy", folder, lifetime)
{
    public int Port => port;

    public Uri Url => new($"http://127.0.0.1:{port}");

    /// <summary>A learner's requests go to one silo, as the product has it. False sends each to the next, to compare with.</summary>
    public bool ByLearner { get; init; } = true;

    private string Configuration => Path.Combine(Folder, "haproxy.cfg");

    private string Socket => Path.Combine(Folder, "haproxy.sock");

    // Lets running requests end, then ends; TERM would cut them.
    protected override string StopSignal => "USR1";

    protected override IReadOnlyList<string> Command => ["haproxy", "-db", "-f", Configuration];

    /// <summary>One command of its runtime API, such as "show stat"; gives the answer.</summary>
    public async Task<string> AskAsync(string command)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket));
        using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Each silo's state as HAProxy sees it: UP, DOWN, DRAIN, NOLB, MAINT.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StatesAsync() =>
        (await AskAsync("show stat silos 4 -1")).Split('\n')
            .Select(line => line.Split(','))
            .Where(fields => fields.Length > 17 && !fields[0].StartsWith('#'))
            .ToDictionary(fields => fields[1], fields => fields[17]);

    protected override Task PrepareAsync() =>
        File.WriteAllTextAsync(Configuration, Resources.Text("haproxy.cfg")
            .Replace("@PORT@", $"{port}", StringComparison.Ordinal)
            .Replace("@SOCKET@", Socket, StringComparison.Ordinal)
            .Replace("@BALANCE@", ByLearner ? "hash var(txn.learner)" : "roundrobin", StringComparison.Ordinal)
            .Replace("@SERVERS@", Servers(_ => ""), StringComparison.Ordinal)
            .Replace("@TRACKING@", Servers(name => $" track silos/{name}"), StringComparison.Ordinal));

    protected override async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await StatesAsync()).Count == silos.Count;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string Servers(Func<string, string> options) =>
        string.Join('\n', silos.Select(silo => $"    server {silo.Name} 127.0.0.1:{silo.Port}{options(silo.Name)}"));
}
