using System.Net;
using System.Net.Sockets;

namespace EnglishLearning.Bench.Tests.Load;

/// <summary>Answers every request at once, but for one stall in which one connection gets no answer.</summary>
internal sealed class StallingServer : IDisposable
{
    private static readonly byte[] Reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly int _after;
    private readonly TimeSpan _stall;
    private int _served;

    /// <param name="after">The request that meets the stall, counted from 1.</param>
    public StallingServer(int after, TimeSpan stall)
    {
        (_after, _stall) = (after, stall);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    public int Served => _served;

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.Accept();
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }
    }

    private void Serve(Socket socket)
    {
        using var _ = socket;
        var buffer = new byte[4096];
        while (socket.Receive(buffer, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
        {
            if (Interlocked.Increment(ref _served) == _after)
                Thread.Sleep(_stall);
            socket.Send(Reply);
        }
    }
}
