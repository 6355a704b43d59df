using System.Net.Sockets;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>One connection of a client and the one to the server that stands behind it.</summary>
internal sealed class WireSession : IAsyncDisposable
{
    private readonly PostgresProxy _proxy;
    private readonly TcpClient _client;
    private readonly TcpClient _server;
    private readonly Socket _toClientEnd;
    private readonly SemaphoreSlim _toClient = new(1);
    private readonly Task _pumps;
    private volatile string? _errorBeforeReady;

    public WireSession(PostgresProxy proxy, TcpClient client, TcpClient server)
    {
        // A client that is closed has no socket any more, which would look like a fault of ours.
        (_proxy, _client, _server, _toClientEnd) = (proxy, client, server, client.Client);
        (_client.NoDelay, _server.NoDelay) = (true, true);
        _pumps = Task.WhenAll(PumpAsync(UpAsync), PumpAsync(DownAsync));
    }

    public async ValueTask DisposeAsync()
    {
        Reset();
        await _pumps;
        _toClient.Dispose();
    }

    private async Task PumpAsync(Func<Task> pump)
    {
        try
        {
            await pump();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // One end is gone: so is the other.
        }
        Reset();
    }

    private async Task UpAsync()
    {
        var (from, to) = (_client.GetStream(), _server.GetStream());
        var swallowing = false;
        for (var first = true; await WireMessage.ReadAsync(from, first) is { } message; first = false)
        {
            if (swallowing && message.Type != WireMessage.SyncRequest)
                continue;
            var fault = swallowing ? null : await _proxy.MeetAsync(WireWay.Up, message.Type);
            swallowing = false;
            switch (fault)
            {
                // The statement never reaches the server, whose answer to the Sync ends the client's.
                case { Kind: WireFaultKind.Error } when message.Type is not (WireMessage.SyncRequest or WireMessage.Startup):
                    _errorBeforeReady = fault.SqlState;
                    swallowing = message.Type != WireMessage.Query;
                    if (message.Type == WireMessage.Query)
                        await to.WriteAsync(WireMessage.Sync.Bytes);
                    break;
                case { Kind: WireFaultKind.Error or WireFaultKind.Fatal }:
                    await ToClientAsync(WireMessage.Error("FATAL", fault.SqlState).Bytes);
                    _toClientEnd.Shutdown(SocketShutdown.Send);
                    return;
                default:
                    if (!await PassAsync(fault, message, bytes => to.WriteAsync(bytes).AsTask()))
                        return;
                    break;
            }
        }
    }

    private async Task DownAsync()
    {
        var from = _server.GetStream();
        while (await WireMessage.ReadAsync(from, first: false) is { } message)
        {
            if (message.Type == WireMessage.ReadyForQuery && _errorBeforeReady is { } sqlState)
            {
                _errorBeforeReady = null;
                await ToClientAsync(WireMessage.Error("ERROR", sqlState).Bytes);
            }
            var fault = await _proxy.MeetAsync(WireWay.Down, message.Type);
            if (fault is { Kind: WireFaultKind.Fatal })
            {
                await ToClientAsync(WireMessage.Error("FATAL", fault.SqlState).Bytes);
                _toClientEnd.Shutdown(SocketShutdown.Send);
                return;
            }
            if (!await PassAsync(fault, message, bytes => ToClientAsync(bytes)))
                return;
        }
    }

    /// <summary>False where the session ended with it.</summary>
    private static async Task<bool> PassAsync(WireFault? fault, WireMessage message, Func<ReadOnlyMemory<byte>, Task> write)
    {
        if (fault is { Kind: WireFaultKind.Delay })
            await Task.Delay(fault.Wait);
        if (fault is not { Kind: WireFaultKind.CutBefore })
            await write(fault is { Kind: WireFaultKind.CutWithin } ? message.Bytes.AsMemory(..(message.Bytes.Length / 2)) : message.Bytes);
        return fault is not { Kind: WireFaultKind.CutBefore or WireFaultKind.CutWithin or WireFaultKind.CutAfter };
    }

    private async Task ToClientAsync(ReadOnlyMemory<byte> bytes)
    {
        await _toClient.WaitAsync();
        try
        {
            await _client.GetStream().WriteAsync(bytes);
        }
        finally
        {
            _toClient.Release();
        }
    }

    /// <summary>To the server an end of the stream, which it reads after all that was sent; to the client a reset.</summary>
    private void Reset()
    {
        try
        {
            _client.LingerState = new LingerOption(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or NullReferenceException)
        {
            // Closed already.
        }
        _client.Dispose();
        _server.Dispose();
    }
}
