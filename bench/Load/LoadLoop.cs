using System.Diagnostics;
using System.Net;
using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Load;

/// <summary>
/// Drives all connections from one thread: starts what is due, reads what has come, takes the times. It blocks only to wait
/// for the next event or arrival.
/// </summary>
/// <param name="arrivals">Open loop: when to start. Null for the closed loop.</param>
internal sealed class LoadLoop(
    IReadOnlyList<IPEndPoint> servers, int connections, ITraffic traffic, Arrivals? arrivals, LoadRecorder recorder)
{
    // Arrivals within it are sent together: at 10,000 a second each would else be a wake-up of its own.
    private const long TickNs = 100_000;
    private const long CheckNs = 100_000_000;

    // A server that refuses connections would be asked again as fast as the processor can.
    private const long RestNs = 50_000_000;

    // Past it an answer is of no use to the person who waits; it also bounds the end of a run.
    private const long PatienceNs = 20_000_000_000;
    private const int MaximumWaiting = 1_000_000;

    private readonly Queue<long> _waiting = new();
    private readonly Stack<Connection> _idle = new();
    private readonly Queue<(Connection Connection, long Until)> _resting = new();
    private readonly Pending[] _pending = new Pending[connections];
    private Connection[] _connections = [];
    private long _start;
    private long _nextCheck;
    private int _busy;

    private record struct Pending(bool Busy, int Route, long Intended, long Started);

    /// <summary>Requests that were sent a second time because the server had closed an idle connection.</summary>
    public int Resent => _connections.Sum(connection => connection.Resent);

    // Stopwatch counts nanoseconds on Linux.
    private long Now => Stopwatch.GetTimestamp() - _start;

    /// <param name="length">Nanoseconds in which requests start; the answers to them are then waited for.</param>
    public void Run(long length, CancellationToken cancellation)
    {
        using var epoll = new Epoll();
        _connections = [.. Enumerable.Range(0, connections).Select(id => new Connection(epoll, servers[id % servers.Count], id))];
        foreach (var connection in Enumerable.Reverse(_connections))
            _idle.Push(connection);
        _start = Stopwatch.GetTimestamp();
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var now = Now;
                recorder.Tick(now);
                Start(now, length);
                if (now >= _nextCheck)
                    Check(now);
                if (_busy == 0 && (traffic.IsDone || (now >= length && _waiting.Count == 0)))
                    break;
                for (var left = epoll.Wait(TimeToNext(Now, length)); left > 0; left--)
                {
                    var connection = _connections[epoll.Event(left - 1)];
                    Take(connection, connection.Continue());
                }
            }
            recorder.End(Now);
        }
        finally
        {
            foreach (var connection in _connections)
                connection.Dispose();
        }
    }

    private void Start(long now, long length)
    {
        while (_resting.TryPeek(out var rested) && rested.Until <= now)
            _idle.Push(_resting.Dequeue().Connection);
        if (arrivals is null)
        {
            while (Now < length && TryStart(Now))
            {
            }
            return;
        }
        for (; arrivals.Next <= now && arrivals.Next < length; arrivals.Advance())
        {
            if (_waiting.Count < MaximumWaiting)
                _waiting.Enqueue(arrivals.Next);
            else
                recorder.Failed(0, arrivals.Next, now, $"{MaximumWaiting} arrivals wait already");
        }
        while (_waiting.TryPeek(out var intended))
        {
            if (now - intended > PatienceNs)
                recorder.Failed(0, intended, now, "waited too long for a free connection");
            else if (!TryStart(intended))
                break;
            _waiting.Dequeue();
        }
    }

    private bool TryStart(long intended)
    {
        if (!_idle.TryPeek(out var connection) || !traffic.TryBegin(connection, out var route))
            return false;
        _idle.Pop();
        _busy++;
        _pending[connection.Id] = new Pending(true, route, intended, Now);
        Take(connection, connection.Start());
        return true;
    }

    private void Take(Connection connection, Connection.Progress progress)
    {
        var (_, route, intended, _) = _pending[connection.Id];
        switch (progress)
        {
            case Connection.Progress.Done:
                recorder.Done(route, intended, Now, connection.Status, connection.RetryAfter is not null, traffic.End(connection));
                _idle.Push(connection);
                break;
            case Connection.Progress.Failed:
                Fail(connection, connection.Fault);
                break;
            default:
                return;
        }
        _pending[connection.Id].Busy = false;
        _busy--;
    }

    private void Fail(Connection connection, string fault)
    {
        var now = Now;
        traffic.Abandon(connection);
        recorder.Failed(_pending[connection.Id].Route, _pending[connection.Id].Intended, now, fault);
        _resting.Enqueue((connection, now + RestNs));
    }

    /// <summary>Gives up requests that nobody answers.</summary>
    private void Check(long now)
    {
        _nextCheck = now + CheckNs;
        foreach (var connection in _connections)
        {
            ref var pending = ref _pending[connection.Id];
            if (!pending.Busy || now - pending.Started < PatienceNs)
                continue;
            connection.Close();
            Fail(connection, $"no answer within {PatienceNs / 1_000_000_000} s");
            pending.Busy = false;
            _busy--;
        }
    }

    private TimeSpan TimeToNext(long now, long length)
    {
        var wait = CheckNs;
        if (arrivals is not null && arrivals.Next < length)
            wait = Math.Clamp(arrivals.Next - now, TickNs, CheckNs);
        else if (now < length)
            wait = Math.Min(CheckNs, length - now);
        if (_resting.TryPeek(out var resting))
            wait = Math.Clamp(resting.Until - now, TickNs, wait);
        return TimeSpan.FromTicks(Math.Max(TickNs, wait) / TimeSpan.NanosecondsPerTick);
    }
}
