using HdrHistogram;

namespace EnglishLearning.Bench.Load;

/// <summary>
/// Latencies by route and outcome, and a line for each second. Of the loop's thread. All times are nanoseconds from the
/// beginning of the load; what was meant to start within the warm-up shows in the lines only.
/// </summary>
/// <param name="window">When the measured part begins and ends.</param>
/// <param name="onSecond">Called by the loop: it must not wait.</param>
internal sealed class LoadRecorder(IReadOnlyList<string> routes, (long Begin, long End) window, Action<SecondFigures> onSecond)
{
    private const long SecondNs = 1_000_000_000;
    private const int KeptFaults = 20;

    private readonly LongHistogram?[,] _byRoute = new LongHistogram?[routes.Count, 3];
    private readonly LongHistogram _second = NewHistogram();
    private readonly int[] _counts = new int[3];
    private readonly List<SecondFigures> _seconds = [];
    private int _answersInSecond;
    private long _secondEnd = SecondNs;
    private TimeSpan _processorAtBegin;
    private bool _begun;
    private bool _ended;

    public IReadOnlyList<string> Routes => routes;

    /// <summary>Useful answers that came back within the window.</summary>
    public long UsefulInWindow { get; private set; }

    /// <summary>Requests of any outcome that ended within the window.</summary>
    public long RequestsInWindow { get; private set; }

    /// <summary>Learners' answers acknowledged within the window; a batch acknowledges several.</summary>
    public long AnswersInWindow { get; private set; }

    /// <summary>Processor time of this process within the window, user and system (getrusage).</summary>
    public TimeSpan Processor { get; private set; }

    public IReadOnlyList<SecondFigures> Seconds => _seconds;

    /// <summary>How often each error came, the first kinds only.</summary>
    public Dictionary<string, int> Faults { get; } = [];

    public static LongHistogram NewHistogram() => new(1, 60L * 1_000_000, 3);

    public LongHistogram? Of(int route, Outcome outcome) => _byRoute[route, (int)outcome];

    /// <summary>Of all routes, in microseconds.</summary>
    public LongHistogram Of(Outcome outcome)
    {
        var all = NewHistogram();
        for (var route = 0; route < routes.Count; route++)
        {
            if (Of(route, outcome) is { } one)
                all.Add(one);
        }
        return all;
    }

    public void Done(int route, long intended, long now, int status, bool saysWhen, int answers)
    {
        var outcome = status is >= 200 and < 300 ? Outcome.Useful
            : status is 429 or 503 && saysWhen ? Outcome.Refused
            : Outcome.Error;
        Record(route, outcome, intended, now);
        _answersInSecond += answers;
        if (now >= window.Begin && now < window.End)
            AnswersInWindow += answers;
        if (outcome == Outcome.Error)
            Count($"{routes[route]}: {status}{(status is 429 or 503 ? " without Retry-After" : "")}");
    }

    public void Failed(int route, long intended, long now, string fault)
    {
        Record(route, Outcome.Error, intended, now);
        Count($"no answer: {fault}");
    }

    /// <summary>Time goes by.</summary>
    public void Tick(long now)
    {
        for (; now >= _secondEnd; _secondEnd += SecondNs)
            EndSecond();
        if (!_begun && now >= window.Begin)
            (_begun, _processorAtBegin) = (true, Environment.CpuUsage.TotalTime);
        if (!_ended && now >= window.End)
            (_ended, Processor) = (true, Environment.CpuUsage.TotalTime - _processorAtBegin);
    }

    /// <summary>After the last answer: what came since the last whole second is a line of its own.</summary>
    public void End(long now)
    {
        Tick(now);
        if (_counts.Sum() > 0)
            EndSecond();
    }

    private void Record(int route, Outcome outcome, long intended, long now)
    {
        var microseconds = Math.Clamp((now - intended) / 1000, 1, 60L * 1_000_000);
        _counts[(int)outcome]++;
        if (outcome == Outcome.Useful)
            _second.RecordValue(microseconds);
        if (intended >= window.Begin && intended < window.End)
            (_byRoute[route, (int)outcome] ??= NewHistogram()).RecordValue(microseconds);
        if (now < window.Begin || now >= window.End)
            return;
        RequestsInWindow++;
        if (outcome == Outcome.Useful)
            UsefulInWindow++;
    }

    private void Count(string fault)
    {
        if (Faults.Count < KeptFaults || Faults.ContainsKey(fault))
            Faults[fault] = Faults.GetValueOrDefault(fault) + 1;
    }

    private void EndSecond()
    {
        var figures = new SecondFigures(
            (int)(_secondEnd / SecondNs),
            _secondEnd > window.Begin && _secondEnd <= window.End,
            _counts[(int)Outcome.Useful],
            _counts[(int)Outcome.Refused],
            _counts[(int)Outcome.Error],
            _answersInSecond,
            _second.TotalCount == 0 ? 0 : _second.GetValueAtPercentile(50) / 1000.0,
            _second.TotalCount == 0 ? 0 : _second.GetValueAtPercentile(99) / 1000.0);
        _second.Reset();
        Array.Clear(_counts);
        _answersInSecond = 0;
        _seconds.Add(figures);
        onSecond(figures);
    }
}
