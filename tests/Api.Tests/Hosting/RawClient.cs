using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>Bytes over a socket, for what an HTTP client would not send.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private RawClient(IPAddress from) => _socket.Bind(new IPEndPoint(from, 0));

    /// <param name="from">One of this machine's addresses; on Linux all of 127.0.0.0/8.</param>
    public static async Task<RawClient> ConnectAsync(ApiHost host, string from = "127.0.0.1")
    {
        var client = new RawClient(IPAddress.Parse(from));
        var server = new Uri(host.Address());
        await client._socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port);
        return client;
    }

    /// <summary>An HTTP client whose connections come from an address of this machine.</summary>
    public static HttpClient HttpFrom(string address, Uri server) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = server };

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Everything until the server closes; "" where it resets without a word.</summary>
    public async Task<string> ReadToEndAsync(TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);
        var all = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await _socket.ReceiveAsync(buffer, late.Token) is > 0 and var count)
                all.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // Closed while bytes were still on their way.
        }
        return all.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
