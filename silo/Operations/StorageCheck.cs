using EnglishLearning.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnglishLearning.Silo.Operations;

/// <summary>Ready only while the database answers.</summary>
/// <remarks>One check at a time, kept for a second: anyone may ask, and each check is a write.</remarks>
public sealed class StorageCheck(IMaintenance storage, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly Lock _checking = new();
    private Task _check = Task.CompletedTask;
    private long? _begunAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await Current().WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is StorageException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }

    private Task Current()
    {
        lock (_checking)
        {
            if (_check.IsCompleted && (_begunAt is not { } begun || time.GetElapsedTime(begun) > Kept))
            {
                _begunAt = time.GetTimestamp();
                _check = storage.CheckAsync(CancellationToken.None);
            }
            return _check;
        }
    }
}
