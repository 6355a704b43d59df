using EnglishLearning.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Grains.Questions;

/// <summary>Brings live difficulties into the silo's snapshot, every <see cref="GrainOptions.CatalogRefresh"/>.</summary>
public sealed partial class CatalogRefresher(
    QuestionCatalog catalog, IOptions<GrainOptions> options, TimeProvider time, ILogger<CatalogRefresher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CatalogRefresh, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryRefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TryRefreshAsync(CancellationToken cancel)
    {
        try
        {
            await catalog.RefreshAsync(cancel);
        }
        catch (StorageException e)
        {
            // The old snapshot serves on; the next tick tries again.
            LogRefreshFailed(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Question statistics not refreshed: {Reason}")]
    private partial void LogRefreshFailed(string reason);
}
