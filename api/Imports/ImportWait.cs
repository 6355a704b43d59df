using EnglishLearning.Contracts.Imports;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Imports;

/// <summary>Waits for an import a little while, so that a small file is answered with its counts.</summary>
internal sealed class ImportWait(IOptions<ApiOptions> options, TimeProvider time)
{
    private static readonly TimeSpan FirstStep = TimeSpan.FromMilliseconds(100);

    // Timers drop fractions of a millisecond: without this the rest of the wait would be spent asking without a pause.
    private static readonly TimeSpan TimerGrain = TimeSpan.FromMilliseconds(1);

    /// <summary>The state of a started import when it ends or the wait is over.</summary>
    public async Task<ImportStatus> ForAsync(IImportGrain import, Guid learnerId, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var step = FirstStep;
        while (true)
        {
            var status = await import.StatusAsync(learnerId)
                ?? throw new InvalidOperationException("A started import has a state.");
            var left = options.Value.ImportWait - time.GetElapsedTime(began);
            if (status.State != ImportState.Running || left <= TimeSpan.Zero)
                return status;
            await Task.Delay(step < left ? step : left + TimerGrain, time, cancellationToken);
            step *= 1.5;
        }
    }
}
