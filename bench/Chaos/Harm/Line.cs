using System.Net;
using System.Net.Sockets;

namespace EnglishLearning.Bench.Chaos.Harm;

/// <summary>A way to a server on this machine over a port of its own: it can be reset and be broken.</summary>
internal sealed class Line : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly HashSet<TcpClient> _ends = [];
    private readonly int _target;
    private volatile bool _broken;

    public Line(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Resets connections (RST), each with this probability in [0, 1]; new ones are let through.</summary>
    public int Reset(double share, Random random)
    {
        TcpClient[] chosen;
        lock (_lock)
            chosen = [.. _ends.Where(_ => random.NextDouble() < share)];
        foreach (var end in chosen)
            Reset(end);
        return chosen.Length;
    }

    /// <summary>Resets every connection, and each new one at once, until <see cref="Mend"/>.</summary>
    public void Break()
    {
        _broken = true;
        Reset(share: 1, Random.Shared);
    }

    public void Mend() => _broken = false;

    public void Dispose()
    {
        _listener.Stop();
        Break();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped listening.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        try
        {
            if (_broken)
                return;
            await server.ConnectAsync(IPAddress.Loopback, _target);
            lock (_lock)
            {
                _ends.Add(client);
                _ends.Add(server);
            }
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream()),
                server.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone: so is the other.
        }
        finally
        {
            lock (_lock)
            {
                _ends.Remove(client);
                _ends.Remove(server);
            }
            Reset(client);
        }
    }

    private static void Reset(TcpClient end)
    {
        try
        {
            end.Client?.Close(timeout: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
        end.Dispose();
    }
}
