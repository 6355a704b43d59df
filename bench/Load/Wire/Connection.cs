using System.Net;
using System.Net.Sockets;

namespace EnglishLearning.Bench.Load.Wire;

/// <summary>
/// One keep-alive connection of the loop's thread, one request at a time, never blocking: what does not fit now goes on when
/// the socket is ready.
/// </summary>
internal sealed class Connection(Epoll epoll, IPEndPoint server, int id) : IDisposable
{
    private const int LargestResponse = 4 * 1024 * 1024;

    private readonly ResponseParser _parser = new();
    private byte[] _received = new byte[16 * 1024];
    private int _count;
    private int _sent;
    private bool _connecting;
    private bool _proven;
    private Epoll.Ready _watched;
    private Socket? _socket;

    public int Id => id;

    /// <summary>The request: write it, then <see cref="Start"/>.</summary>
    public RequestBuffer Request { get; } = new();

    public int Status => _parser.Status;

    public int? RetryAfter => _parser.RetryAfter;

    /// <summary>Of the last whole response.</summary>
    public ReadOnlySpan<byte> Body => _received.AsSpan(_parser.Body);

    /// <summary>
    /// Requests sent again, each once: a server may close an idle connection while a request is on its way, and every HTTP
    /// client sends an idempotent one again then.
    /// </summary>
    public int Resent { get; private set; }

    /// <summary>Why there was no response, after <see cref="Progress.Failed"/>.</summary>
    public string Fault { get; private set; } = "";

    public enum Progress
    {
        Waiting,
        Done,
        Failed,
    }

    /// <summary>A request is under way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Sends what <see cref="Request"/> holds, on a new connection where there is none.</summary>
    public Progress Start()
    {
        IsBusy = true;
        (_count, _sent) = (0, 0);
        _parser.Reset();
        return _socket is null ? Connect() : Send();
    }

    /// <summary>Goes on after the socket became ready.</summary>
    public Progress Continue()
    {
        if (_socket is null)
            return Progress.Waiting;
        if (!IsBusy)
        {
            // Nothing is due: the server has closed it.
            Close();
            return Progress.Waiting;
        }
        if (_connecting)
        {
            // The outcome of the connect.
            var error = (SocketError)(int)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
            if (error != SocketError.Success)
                return Fail(error.ToString());
            _connecting = false;
        }
        return _sent < Request.Bytes.Length ? Send() : Receive();
    }

    public void Dispose() => Close();

    /// <summary>Gives up what is under way.</summary>
    public void Close()
    {
        _socket?.Dispose();
        _socket = null;
        IsBusy = _connecting = _proven = false;
    }

    private Progress Connect()
    {
        _socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false, NoDelay = true };
        try
        {
            _socket.Connect(server);
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            _connecting = true;
        }
        catch (SocketException fault)
        {
            return Fail(fault.SocketErrorCode.ToString());
        }
        _watched = _connecting ? Epoll.Ready.Write : Epoll.Ready.Read;
        epoll.Watch(_socket, _watched, id);
        return _connecting ? Progress.Waiting : Send();
    }

    private Progress Send()
    {
        var request = Request.Bytes;
        while (_sent < request.Length)
        {
            var sent = _socket!.Send(request[_sent..], SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return Wait(Epoll.Ready.Write);
            if (error != SocketError.Success)
                return Fail(error.ToString());
            _sent += sent;
        }
        return Wait(Epoll.Ready.Read);
    }

    private Progress Wait(Epoll.Ready ready)
    {
        if (_watched != ready)
            epoll.Change(_socket!, ready, id);
        _watched = ready;
        return Progress.Waiting;
    }

    private Progress Receive()
    {
        while (true)
        {
            if (_count == _received.Length)
            {
                if (_count >= LargestResponse)
                    return Fail("a response of more than 4 MB");
                Array.Resize(ref _received, 2 * _count);
            }
            var room = _received.Length - _count;
            var received = _socket!.Receive(_received.AsSpan(_count), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return Progress.Waiting;
            if (error != SocketError.Success)
                return Fail(error.ToString());
            if (received == 0)
                return AtEnd();
            _count += received;
            try
            {
                if (_parser.Read(_received.AsSpan(0, _count)))
                    return Finish();
            }
            catch (FormatException fault)
            {
                return Fail(fault.Message);
            }
            // A short read emptied the socket: one call less than asking until it says so.
            if (received < room)
                return Progress.Waiting;
        }
    }

    private Progress Finish()
    {
        IsBusy = false;
        _proven = true;
        if (_parser.Closes)
            Close();
        return Progress.Done;
    }

    private Progress AtEnd()
    {
        if (!_parser.IsWholeAtClose)
            return Fail(_count == 0 ? "closed before the response" : "closed within the response");
        Close();
        return Progress.Done;
    }

    private Progress Fail(string fault)
    {
        var again = _proven && _count == 0;
        Close();
        if (again)
        {
            Resent++;
            return Start();
        }
        Fault = fault;
        return Progress.Failed;
    }
}
