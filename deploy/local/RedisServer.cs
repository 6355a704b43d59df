using System.Net.Sockets;

namespace EnglishLearning.Local;

/// <summary>A Redis that keeps what it knows in an append-only file.</summary>
public sealed class RedisServer(int port, string? folder = null, Lifetime lifetime = Lifetime.WithOwner)
    : LocalServer("redis", folder, lifetime)
{
    public int Port => port;

    public string ConnectionString => $"127.0.0.1:{port}";

    protected override IReadOnlyList<string> Command =>
        ["redis-server", "--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes", "--dir", Folder];

    /// <summary>One of our own at a free port.</summary>
    public static async Task<RedisServer> StartNewAsync()
    {
        var server = new RedisServer(Ports.Free());
        await server.StartAsync();
        return server;
    }

    protected override async Task<bool> IsReadyAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            var reply = new byte[5];
            await client.GetStream().ReadExactlyAsync(reply);
            return reply.AsSpan().SequenceEqual("+PONG"u8);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
