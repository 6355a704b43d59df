using System.Net;
using System.Net.Sockets;

namespace EnglishLearning.Local;

public static class Ports
{
    /// <summary>A port of the loopback that nothing listens on just now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
