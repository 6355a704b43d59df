using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Grains.Questions;

/// <summary>
/// Keeps the silo's <see cref="QuestionSnapshot"/> fresh. Readers take <see cref="Current"/> and never wait.
/// </summary>
public sealed partial class QuestionCatalog(IQuestionStore store, TimeProvider time, ILogger<QuestionCatalog> logger) : IDisposable
{
    /// <summary>A question that this silo does not know may have been published by another: look, but not more often.</summary>
    private static readonly TimeSpan BetweenReloads = TimeSpan.FromMilliseconds(500);

    /// <summary>What another silo published or retired is seen after this time at the latest.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile QuestionSnapshot _current = QuestionSnapshot.Empty;
    private long _stamp;
    private long _loadedAt;

    public QuestionSnapshot Current => _current;

    /// <summary>Reads the whole bank anew.</summary>
    public async Task LoadAsync(CancellationToken cancel = default)
    {
        await _loading.WaitAsync(cancel);
        try
        {
            await LoadUnderLockAsync(cancel);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Takes over statistics that changed since the last call, wherever they were folded.</summary>
    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await _loading.WaitAsync(cancel);
        try
        {
            if (time.GetElapsedTime(_loadedAt) >= LongestLife)
            {
                await LoadUnderLockAsync(cancel);
                return;
            }
            var (changed, stamp) = await store.LoadStatisticsAsync(_stamp, cancel);
            _stamp = stamp;
            var next = _current.With(changed);
            if (next != _current)
                LogChanged(next.Generation, changed);
            _current = next;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>The snapshot after a look whether an unknown question or version has been published meanwhile.</summary>
    public async Task<QuestionSnapshot> ReloadIfOldAsync()
    {
        await _loading.WaitAsync();
        try
        {
            if (time.GetElapsedTime(_loadedAt) >= BetweenReloads)
                await LoadUnderLockAsync(CancellationToken.None);
            return _current;
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async Task LoadUnderLockAsync(CancellationToken cancel)
    {
        var questions = await store.LoadAsync(cancel);
        var (statistics, stamp) = await store.LoadStatisticsAsync(0, cancel);
        _stamp = stamp;
        _current = QuestionSnapshot.Of(questions, statistics, _current.Generation + 1, _current.Pool.Numbers);
        _loadedAt = time.GetTimestamp();
        LogLoaded(_current.Count, _current.Generation);
        LogChanged(_current.Generation, statistics);
    }

    /// <summary>With the bank's load, enough to make any generation again, and with it any choice.</summary>
    private void LogChanged(long generation, IReadOnlyList<QuestionStatistics> changed)
    {
        if (!logger.IsEnabled(LogLevel.Information))
            return;
        var list = string.Join(' ', changed.Select(question => FormattableString.Invariant(
            $"{question.QuestionId}:{question.Version}:{question.Difficulty.Value:R}:{question.Difficulty.Deviation:R}:{question.AllAttempts}")));
        LogStatistics(generation, list);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Question bank generation {Generation}: {Statistics}")]
    private partial void LogStatistics(long generation, string statistics);

    [LoggerMessage(Level = LogLevel.Information, Message = "Question bank loaded: {Questions} questions, generation {Generation}")]
    private partial void LogLoaded(int questions, long generation);
}
