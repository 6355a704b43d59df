using System.Diagnostics;
using System.Net.Sockets;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>A Redis of a test's own at a free port; it comes back with what it knew.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly int _port = Ports.Free();
    private Process? _process;

    private RedisServer()
    {
    }

    public string ConnectionString => $"127.0.0.1:{_port}";

    public static async Task<RedisServer> StartNewAsync()
    {
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("redis-server", ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes", "--dir", _folder.Path])
        {
            RedirectStandardOutput = true,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("There is no redis-server: run ./test, it installs what the tests need.");
        }
        _ = _process.StandardOutput.ReadToEndAsync();
        await Eventually.IsAsync(AnswersAsync, answers => answers);
    }

    /// <summary>Kills it, as a machine that fails would.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
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
