using System.Diagnostics;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos;

/// <summary>
/// A learner who answers every 20 ms whether or not the answers before were taken, and when that was served.
/// Timestamps are those of <see cref="Stopwatch"/>.
/// </summary>
internal sealed class Probe(ChaosLearner learner, Func<ApiClient> way, Tally tally)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    /// <summary>Not so many that they fill the learner's mailbox (64) and become the fault themselves.</summary>
    private const int MostWaiting = 16;

    private readonly List<(long Time, string? Silo)> _served = [];

    /// <summary>How many answers were taken so far.</summary>
    public int Served
    {
        get
        {
            lock (_served)
                return _served.Count;
        }
    }

    /// <summary>Until told to stop, and then until every reply has come or will not come.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var asked = new List<Task>();
        using var timer = new PeriodicTimer(Period);
        while (!stop.IsCancellationRequested)
        {
            asked.RemoveAll(task => task.IsCompleted);
            if (asked.Count < MostWaiting)
                asked.Add(AskAsync());
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
        await Task.WhenAll(asked);
    }

    /// <summary>The silo that served it last before a time, as the proxy says.</summary>
    public string? SiloAt(long time)
    {
        lock (_served)
            return _served.LastOrDefault(served => served.Time <= time).Silo;
    }

    /// <summary>The longest time without a served answer that reaches into these bounds.</summary>
    public TimeSpan LongestGap(long from, long until)
    {
        lock (_served)
        {
            var times = _served.Select(served => served.Time).Append(until).Order().ToArray();
            var longest = 0L;
            for (var i = 0; i < times.Length; i++)
            {
                var before = i == 0 ? from : times[i - 1];
                if (times[i] > from && before < until)
                    longest = Math.Max(longest, times[i] - before);
            }
            return Stopwatch.GetElapsedTime(0, longest);
        }
    }

    /// <summary>From a time to the first answer served after it; to the bound where there was none.</summary>
    public TimeSpan FirstAfter(long from, long until)
    {
        lock (_served)
            return Stopwatch.GetElapsedTime(from, _served.Select(served => served.Time).Where(time => time > from).Append(until).Min());
    }

    private async Task AskAsync()
    {
        var (attemptId, request) = learner.NextAnswer();
        var reply = await Client.SendAsync(learner, attemptId, request, way(), tally, CancellationToken.None);
        if (reply is not { IsSuccess: true })
            return;
        lock (_served)
            _served.Add((Stopwatch.GetTimestamp(), reply.Silo));
    }
}
