using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>
/// Stands between Npgsql and a real server, passes the protocol on message by message, and harms one of them where armed:
/// once, at the point asked for.
/// </summary>
internal sealed class PostgresProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly List<WireSession> _sessions = [];
    private readonly List<WirePoint> _seen = [];
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Task _accepting;
    private bool _armed;
    private (WirePoint Point, WireFault Fault)? _plan;
    private TaskCompletionSource? _held;
    private TaskCompletionSource? _release;

    private PostgresProxy(string serverConnectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(serverConnectionString);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Of the same database, through the proxy; without encryption, which would hide the messages.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ToString())
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        // After a command's timeout Npgsql would wait so long for the server to take notice, 2 s by default.
        CancellationTimeout = 200,
    }.ToString();

    /// <summary>Whether the fault that was planned came about.</summary>
    public bool Struck { get; private set; }

    public static PostgresProxy Before(string serverConnectionString) => new(serverConnectionString);

    /// <summary>From now on messages are counted, and the one at the point, if any is given, is harmed.</summary>
    public void Arm(WirePoint? point = null, WireFault? fault = null)
    {
        lock (_lock)
        {
            _seen.Clear();
            (_armed, Struck) = (true, false);
            _plan = point is { } at && fault is not null ? (at, fault) : null;
        }
    }

    /// <summary>The messages that passed while armed, in their order.</summary>
    public IReadOnlyList<WirePoint> Disarm()
    {
        lock (_lock)
        {
            _armed = false;
            _plan = null;
            return [.. _seen];
        }
    }

    /// <summary>The next "ready" of the server is kept back until <see cref="Release"/>; completes when one is.</summary>
    public Task HoldAsync()
    {
        lock (_lock)
        {
            _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _held.Task;
        }
    }

    public void Release()
    {
        lock (_lock)
        {
            _release?.SetResult();
            _held = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        List<WireSession> sessions;
        lock (_lock)
            sessions = [.. _sessions];
        foreach (var session in sessions)
            await session.DisposeAsync();
    }

    /// <summary>What shall happen to a message that is about to pass.</summary>
    internal async ValueTask<WireFault?> MeetAsync(WireWay way, char type)
    {
        Task? held = null;
        lock (_lock)
        {
            if (_held is not null && way == WireWay.Down && type == WireMessage.ReadyForQuery)
            {
                _held.TrySetResult();
                held = _release!.Task;
            }
            else if (_armed)
            {
                var point = new WirePoint(way, _seen.Count(seen => seen.Way == way), type);
                _seen.Add(point);
                if (_plan is { } plan && plan.Point.Way == way && plan.Point.Index == point.Index)
                {
                    (_plan, Struck) = (null, true);
                    return plan.Fault;
                }
            }
        }
        if (held is not null)
            await held;
        return null;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(_server.Host!, _server.Port);
                lock (_lock)
                    _sessions.Add(new WireSession(this, client, server));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }
}
