namespace EnglishLearning.Bench.Chaos.Harm;

/// <summary>Packets to some ports of the loopback vanish, as on a cut cable. Needs root; every port is a server's of our own.</summary>
internal sealed class Firewall : IDisposable
{
    private readonly int[] _ports;

    public Firewall(params int[] ports)
    {
        _ports = ports;
        foreach (var port in ports)
            Tool.Run("iptables", ["-I", "INPUT", .. Rule(port)]);
    }

    public void Dispose()
    {
        foreach (var port in _ports)
            Tool.Run("iptables", ["-D", "INPUT", .. Rule(port)]);
    }

    private static string[] Rule(int port) =>
        ["-i", "lo", "-p", "tcp", "--dport", $"{port}", "-m", "comment", "--comment", "bench chaos", "-j", "DROP"];
}
