using EnglishLearning.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnglishLearning.Silo.Operations;

/// <summary>Ready only while the database answers.</summary>
public sealed class StorageCheck(IMaintenance storage) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await storage.CheckAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is StorageException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
