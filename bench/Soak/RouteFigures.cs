using System.Collections.Concurrent;
using HdrHistogram;

namespace EnglishLearning.Bench.Soak;

/// <summary>Latencies and statuses of one route. Thread-safe.</summary>
internal sealed class RouteFigures
{
    private const int Digits = 3;

    private static readonly long Longest = TimeSpan.FromMinutes(10).Ticks;

    private readonly LongConcurrentHistogram _ticks = new(1, Longest, Digits);
    private readonly ConcurrentDictionary<int, int> _statuses = new();

    public long Count => _ticks.TotalCount;

    /// <summary>How often each status came; 0 where no answer did.</summary>
    public IReadOnlyDictionary<int, int> Statuses => _statuses;

    public void Record(int status, TimeSpan took)
    {
        _ticks.RecordValue(Math.Clamp(took.Ticks, 1, Longest));
        _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
    }

    /// <summary>Time within which that share of the requests was answered.</summary>
    public TimeSpan Percentile(double percent) => TimeSpan.FromTicks(_ticks.GetValueAtPercentile(percent));
}
