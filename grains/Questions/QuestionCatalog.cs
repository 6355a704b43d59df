using EnglishLearning.Storage;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Grains.Questions;

/// <summary>
/// Keeps the silo's <see cref="QuestionSnapshot"/> fresh. Readers take <see cref="Current"/> and never wait.
/// </summary>
public sealed partial class QuestionCatalog(IQuestionStore store, TimeProvider time, ILogger<QuestionCatalog> logger) : IDisposable
{
    /// <summary>A question that this silo does not know may have been published by another: look, but not more often.</summary>
    private static readonly TimeSpan BetweenReloads = TimeSpan.FromSeconds(5);

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
            var (changed, stamp) = await store.LoadStatisticsAsync(_stamp, cancel);
            _stamp = stamp;
            _current = _current.With(changed);
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
        _current = QuestionSnapshot.Of(questions, statistics, _current.Generation + 1);
        _loadedAt = time.GetTimestamp();
        LogLoaded(_current.Count, _current.Generation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Question bank loaded: {Questions} questions, generation {Generation}")]
    private partial void LogLoaded(int questions, long generation);
}
