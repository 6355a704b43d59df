using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnglishLearning.Silo.Operations;

public sealed class DrainOptions
{
    /// <summary>Between "not ready" and the end of listening: as long as the balancer needs to notice.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// From the signal to the end of the process, whatever still hangs: Orleans waits two minutes for a membership table
    /// that is away, and nothing that was acknowledged needs that.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(40);
}

/// <summary>
/// On SIGTERM: first not ready, then, after the delay, the host stops listening, lets running requests finish, and
/// Orleans hands over its grains.
/// </summary>
public sealed class Drain(DrainOptions options) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool _draining;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_draining ? HealthCheckResult.Unhealthy("This silo is stopping.") : HealthCheckResult.Healthy());

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _draining = true;
        return Task.Delay(options.Delay, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
