using System.Diagnostics.Metrics;
using EnglishLearning.Grains.Filters;
using EnglishLearning.Grains.Imports;
using EnglishLearning.Grains.Streams;
using Microsoft.Extensions.Hosting;

namespace EnglishLearning.Grains;

/// <summary>What is looked at when somebody asks for metrics, and costs nothing otherwise.</summary>
internal sealed class GrainGauges(IMeterFactory meters, StreamLag lag, ImportSlots imports) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(CallMetricsFilter.MeterName);
        meter.CreateObservableGauge("stream.lag", lag.Measure, "s", "Age of the oldest answer that statistics have not taken in, by queue.");
        meter.CreateObservableGauge(
            "jobs.waiting", () => new Measurement<int>(imports.Waiting, ImportSlots.Tag), "{job}", "Jobs that wait for a place, by kind.");
        meter.CreateObservableGauge("jobs.running", () => new Measurement<int>(imports.Running, ImportSlots.Tag), "{job}", "Jobs under way, by kind.");
        meter.CreateObservableGauge(
            "grain.calls.running", () => CallMetricsFilter.Running, "{call}",
            "Calls that grains have begun: what HTTP has under way beyond it waits in mailboxes or on the way.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
