using EnglishLearning.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnglishLearning.Silo.Operations;

/// <summary>Ready only while the database answers.</summary>
/// <remarks>One check at a time, kept for a second: anyone may ask, and each check is a write.</remarks>
public sealed class StorageCheck(IMaintenance storage, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A balancer that waited longer would take a slow database for a dead silo: until then the last finding stands.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly Lock _checking = new();
    private Task _check = Task.CompletedTask;
    private long? _begunAt;
    private volatile bool _answered;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (check, begunAt) = Current();
        try
        {
            await check.WaitAsync(_answered ? Prompt : Patience, cancellationToken);
            _answered = true;
        }
        catch (TimeoutException) when (_answered && time.GetElapsedTime(begunAt) < Patience)
        {
            // Still under way.
        }
        catch (Exception e) when (e is StorageException or TimeoutException)
        {
            _answered = false;
        }
        return _answered ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
    }

    private (Task Check, long BegunAt) Current()
    {
        lock (_checking)
        {
            if (_check.IsCompleted && (_begunAt is not { } begun || time.GetElapsedTime(begun) > Kept))
            {
                _begunAt = time.GetTimestamp();
                _check = storage.CheckAsync(CancellationToken.None);
            }
            return (_check, _begunAt!.Value);
        }
    }
}
