using System.Net;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Load.Traffic;

namespace EnglishLearning.Bench.Load;

/// <summary>Learners with their tokens and the questions there are: prepared once, loaded any number of times, one at a time.</summary>
internal sealed class LoadSession
{
    private const long SecondNs = 1_000_000_000;
    private const int SignUpConnections = 32;
    private const int PatienceSeconds = 300;

    private LoadSession(IReadOnlyList<IPEndPoint> servers, IReadOnlyList<Learner> learners, QuestionBook book) =>
        (Servers, Learners, Book) = (servers, learners, book);

    public IReadOnlyList<IPEndPoint> Servers { get; }

    public IReadOnlyList<Learner> Learners { get; }

    public QuestionBook Book { get; }

    /// <summary>With new guests.</summary>
    /// <exception cref="ServerException">The server is not there, lets nobody in, or has no question.</exception>
    public static async Task<LoadSession> OpenAsync(IReadOnlyList<Uri> urls, int learners, CancellationToken cancellation)
    {
        var servers = await ResolveAsync(urls, cancellation);
        var guests = new GuestTraffic(urls[0].Authority, learners);
        await RunAsync(guests, servers, SignUpConnections, cancellation);
        return guests.Learners.Count == learners
            ? await OpenAsync(servers, guests.Learners, cancellation)
            : throw new ServerException(
                $"{guests.Learners.Count} of {learners} guests were let in within {PatienceSeconds} s: {guests.Fault ?? "too slow"}");
    }

    /// <summary>With learners that the server knows already.</summary>
    public static async Task<LoadSession> OpenAsync(IReadOnlyList<Uri> urls, IEnumerable<string> tokens, CancellationToken cancellation) =>
        await OpenAsync(
            await ResolveAsync(urls, cancellation), [.. tokens.Select(token => Learner.Of(urls[0].Authority, token))], cancellation);

    /// <summary>Sends all that the traffic has, in a closed loop.</summary>
    public static async Task<LoadRecorder> RunAsync(
        ITraffic traffic, IReadOnlyList<IPEndPoint> servers, int connections, CancellationToken cancellation)
    {
        var recorder = new LoadRecorder(traffic.Routes, (0, PatienceSeconds * SecondNs), _ => { });
        var loop = new LoadLoop(servers, connections, traffic, null, recorder);
        await OnThreadAsync(() => loop.Run(PatienceSeconds * SecondNs, cancellation));
        cancellation.ThrowIfCancellationRequested();
        return recorder;
    }

    /// <summary>A thread of its own: a load never waits for the pool.</summary>
    public static Task OnThreadAsync(Action work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task<LoadSession> OpenAsync(
        IReadOnlyList<IPEndPoint> servers, IReadOnlyList<Learner> learners, CancellationToken cancellation)
    {
        var book = new QuestionBook();
        await RunAsync(new BookTraffic(learners[0], book), servers, connections: 1, cancellation);
        return book.Count > 0
            ? new LoadSession(servers, learners, book)
            : throw new ServerException("The server offers no question: has its content been published?");
    }

    private static async Task<IReadOnlyList<IPEndPoint>> ResolveAsync(IReadOnlyList<Uri> urls, CancellationToken cancellation)
    {
        var servers = new List<IPEndPoint>();
        foreach (var url in urls)
        {
            using var api = ApiClient.Connect(url, connections: 1);
            await api.SendAsync(ApiRequest.Get("/livez"), cancellation);
            var addresses = await Dns.GetHostAddressesAsync(url.Host, cancellation);
            servers.Add(new IPEndPoint(addresses[0], url.Port));
        }
        return servers;
    }
}
