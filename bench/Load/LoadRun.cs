using System.Globalization;
using System.Threading.Channels;
using EnglishLearning.Bench.Load.Traffic;
using EnglishLearning.Bench.Load.Wire;
using HdrHistogram;

namespace EnglishLearning.Bench.Load;

/// <summary>Warms up, measures.</summary>
internal sealed class LoadRun(LoadOptions options)
{
    private const long SecondNs = 1_000_000_000;
    private const int PercentileTicksPerHalfDistance = 5;

    /// <summary>What the last second was like.</summary>
    public string Now { get; private set; } = "registering learners";

    /// <summary>Seconds of warm-up, measurement and what comes after.</summary>
    public int Length => options.WarmUp + options.Seconds + options.AfterSeconds;

    /// <param name="seconds">Told how many have passed.</param>
    /// <exception cref="Http.ServerException">The server is not there, lets nobody in, or has no question.</exception>
    public async Task<LoadReport> RunAsync(IProgress<int> seconds, CancellationToken cancellation) =>
        await RunAsync(await LoadSession.OpenAsync(options.Urls, options.Learners, cancellation), seconds, cancellation);

    public async Task<LoadReport> RunAsync(LoadSession session, IProgress<int> seconds, CancellationToken cancellation)
    {
        var traffic = new LearnerTraffic(session.Learners, session.Book, options.Mix, options.Connections, new Random(options.Seed));
        var window = (Begin: options.WarmUp * SecondNs, End: (options.WarmUp + options.Seconds) * SecondNs);
        var arrivals = options.Mode == LoadMode.Open
            ? new Arrivals(options.Arrivals, options.Rate, new Random(options.Seed + 1), window.End, options.AfterRate)
            : null;
        var lines = Channel.CreateUnbounded<SecondFigures>();
        var recorder = new LoadRecorder(traffic.Routes, window, second => lines.Writer.TryWrite(second));
        var loop = new LoadLoop(session.Servers, options.Connections, traffic, arrivals, recorder);
        var at = DateTimeOffset.UtcNow;
        var showing = ShowAsync(lines.Reader, seconds);
        var first = false;
        await LoadSession.OnThreadAsync(() =>
        {
            // Those who arrive are elsewhere: they do not wait for the processor that their answers are computed on. A closed loop
            // is compared with pgbench, which has no such privilege.
            first = arrivals is not null && Niceness.TryGoFirst();
            loop.Run(Length * SecondNs, cancellation);
        });
        lines.Writer.Complete();
        await showing;
        cancellation.ThrowIfCancellationRequested();
        return Report(at, recorder, loop.Resent, first);
    }

    private async Task ShowAsync(ChannelReader<SecondFigures> lines, IProgress<int> seconds)
    {
        await foreach (var second in lines.ReadAllAsync())
        {
            Now = string.Create(
                CultureInfo.InvariantCulture,
                $"{second.Useful:N0}/s, p50 {second.P50Ms:F1} ms, p99 {second.P99Ms:F1} ms, {second.Refused:N0} refused, {second.Errors:N0} errors")
                + (second.Measured ? "" : " (not counted)");
            seconds.Report(Math.Min(second.Second, Length));
        }
    }

    private LoadReport Report(DateTimeOffset at, LoadRecorder recorder, int resent, bool first)
    {
        var all = recorder.Of(Outcome.Useful);
        var latencies =
            from route in Enumerable.Range(0, recorder.Routes.Count)
            from outcome in Enum.GetValues<Outcome>()
            where recorder.Of(route, outcome) is not null
            select LatencyFigures.Of(recorder.Routes[route], outcome, recorder.Of(route, outcome)!);
        var points = all.TotalCount == 0 ? [] : all.Percentiles(PercentileTicksPerHalfDistance)
            .Select(value => new PercentilePoint(value.PercentileLevelIteratedTo, value.ValueIteratedTo / 1000.0));
        return new LoadReport(
            at,
            options,
            (double)recorder.UsefulInWindow / options.Seconds,
            (double)recorder.AnswersInWindow / options.Seconds,
            all.TotalCount,
            recorder.Of(Outcome.Refused).TotalCount,
            recorder.Of(Outcome.Error).TotalCount,
            all.TotalCount == 0 ? null : LatencyFigures.Of("all", Outcome.Useful, all),
            [.. latencies],
            recorder.Faults,
            resent,
            recorder.Processor.TotalSeconds,
            recorder.Processor.TotalMicroseconds / Math.Max(1, recorder.RequestsInWindow),
            first,
            [.. points],
            recorder.Seconds);
    }
}
