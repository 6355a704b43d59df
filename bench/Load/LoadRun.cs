using System.Globalization;
using System.Net;
using System.Threading.Channels;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Load.Traffic;
using HdrHistogram;

namespace EnglishLearning.Bench.Load;

/// <summary>Registers the learners, warms up, measures.</summary>
internal sealed class LoadRun(LoadOptions options)
{
    private const long SecondNs = 1_000_000_000;
    private const int SignUpConnections = 32;
    private const int SignUpSeconds = 300;
    private const int PercentileTicksPerHalfDistance = 5;


    /// <summary>What the last second was like.</summary>
    public string Now { get; private set; } = "registering learners";

    /// <param name="seconds">Told how many of warm-up and measurement have passed.</param>
    /// <exception cref="ServerException">The server is not there, lets nobody in, or has no question.</exception>
    public async Task<LoadReport> RunAsync(IProgress<int> seconds, CancellationToken cancellation)
    {
        var servers = await ResolveAsync(cancellation);
        var learners = await SignUpAsync(servers, cancellation);
        var book = await ReadBookAsync(servers, learners[0], cancellation);

        var traffic = new LearnerTraffic(learners, book, options.Mix, options.Connections, new Random(options.Seed));
        var arrivals = options.Mode == LoadMode.Open ? new Arrivals(options.Arrivals, options.Rate, new Random(options.Seed + 1)) : null;
        var window = (Begin: options.WarmUp * SecondNs, End: (options.WarmUp + options.Seconds) * SecondNs);
        var lines = Channel.CreateUnbounded<SecondFigures>();
        var recorder = new LoadRecorder(traffic.Routes, window, second => lines.Writer.TryWrite(second));
        var loop = new LoadLoop(servers, options.Connections, traffic, arrivals, recorder);
        var at = DateTimeOffset.UtcNow;
        var showing = ShowAsync(lines.Reader, seconds);
        await OnThreadAsync(() => loop.Run(window.End, cancellation));
        lines.Writer.Complete();
        await showing;
        cancellation.ThrowIfCancellationRequested();
        return Report(at, recorder, loop.Resent);
    }

    private async Task<IReadOnlyList<IPEndPoint>> ResolveAsync(CancellationToken cancellation)
    {
        var servers = new List<IPEndPoint>();
        foreach (var url in options.Urls)
        {
            using var api = ApiClient.Connect(url, connections: 1);
            await api.SendAsync(ApiRequest.Get("/livez"), cancellation);
            var addresses = await Dns.GetHostAddressesAsync(url.Host, cancellation);
            servers.Add(new IPEndPoint(addresses[0], url.Port));
        }
        return servers;
    }

    private async Task<IReadOnlyList<Learner>> SignUpAsync(IReadOnlyList<IPEndPoint> servers, CancellationToken cancellation)
    {
        var guests = new GuestTraffic(options.Urls[0].Authority, options.Learners);
        await PrepareAsync(guests, servers, SignUpConnections, cancellation);
        return guests.Learners.Count == options.Learners
            ? guests.Learners
            : throw new ServerException(
                $"{guests.Learners.Count} of {options.Learners} guests were let in within {SignUpSeconds} s: {guests.Fault ?? "too slow"}");
    }

    private static async Task<QuestionBook> ReadBookAsync(
        IReadOnlyList<IPEndPoint> servers, Learner learner, CancellationToken cancellation)
    {
        var book = new QuestionBook();
        await PrepareAsync(new BookTraffic(learner, book), servers, connections: 1, cancellation);
        return book.Count > 0 ? book : throw new ServerException("The server offers no question: has its content been published?");
    }

    private static async Task PrepareAsync(
        ITraffic traffic, IReadOnlyList<IPEndPoint> servers, int connections, CancellationToken cancellation)
    {
        var recorder = new LoadRecorder(traffic.Routes, (0, 0), _ => { });
        await OnThreadAsync(() => new LoadLoop(servers, connections, traffic, null, recorder).Run(SignUpSeconds * SecondNs, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }

    private static Task OnThreadAsync(Action work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private async Task ShowAsync(ChannelReader<SecondFigures> lines, IProgress<int> seconds)
    {
        await foreach (var second in lines.ReadAllAsync())
        {
            Now = string.Create(
                CultureInfo.InvariantCulture,
                $"{second.Useful:N0}/s, p50 {second.P50Ms:F1} ms, p99 {second.P99Ms:F1} ms, {second.Refused:N0} refused, {second.Errors:N0} errors")
                + (second.Measured ? "" : " (not counted)");
            seconds.Report(second.Second);
        }
    }

    private LoadReport Report(DateTimeOffset at, LoadRecorder recorder, int resent)
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
            [.. points],
            recorder.Seconds);
    }
}
