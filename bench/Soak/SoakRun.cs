using System.Diagnostics;
using System.Threading.Channels;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>
/// Mixed traffic of many learners in a closed loop, as many at once as asked for, each learner one thing at a time; in
/// the end, every learner's log is checked.
/// </summary>
internal sealed class SoakRun(SoakOptions options, ApiClient api, CancellationToken cancellation)
{
    private static readonly string[] Zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Etc/UTC"];
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly Courier _courier = new(api, new Faults(), cancellation);

    /// <summary>Requests sent so far.</summary>
    public int Sent => _courier.Sent;

    public int FaultCount => _courier.Faults.Count;

    /// <param name="seconds">Told how many have passed.</param>
    /// <exception cref="ServerException">There is nobody to soak.</exception>
    public async Task<SoakReport> RunAsync(IProgress<int> seconds)
    {
        var students = await SignUpAsync();
        var watch = Stopwatch.StartNew();
        await WorkAsync(students, watch, seconds);
        var elapsed = watch.Elapsed.TotalSeconds;

        var certain = 0;
        foreach (var student in students)
            certain += await Integrity.CheckAsync(student, _courier) ? 1 : 0;
        return new SoakReport(
            elapsed,
            _courier.Sent,
            students.Count,
            certain,
            students.Sum(student => student.Accepted.Count()),
            [.. _courier.Routes.OrderBy(route => route.Key).Select(route => RouteReport.Of(route.Key, route.Value))],
            _courier.Faults.Count,
            _courier.Faults.First);
    }

    private async Task<IReadOnlyList<Student>> SignUpAsync()
    {
        // The first one unguarded: a server that is not there ends the run with its message.
        await api.SendAsync(ApiRequest.Get("/livez"), cancellation);
        var students = new List<Student>();
        for (var i = 0; i < options.Learners; i++)
        {
            if (await _courier.SendAsync(Requests.Guest(Zones[i % Zones.Length]), 200) is { } reply)
                students.Add(new Student(reply.Read(ApiJson.Default.TokenReply), new Random(options.Seed + i)));
        }
        return students.Count > 0 ? students : throw new ServerException($"No guest was let in: {_courier.Faults.First.Keys.First()}");
    }

    private async Task ActAsync(Student student, Traffic traffic)
    {
        try
        {
            if (student.NeedsToken && await _courier.SendAsync(Requests.Refresh(student.RefreshToken), 200) is { } reply)
                student.SignIn(reply.Read(ApiJson.Default.TokenReply));
            await traffic.ActAsync(student);
        }
        catch (ServerException fault)
        {
            student.IsUncertain = true;
            _courier.Faults.Add(fault.Message);
        }
    }

    private async Task WorkAsync(IReadOnlyList<Student> students, Stopwatch watch, IProgress<int> seconds)
    {
        var length = TimeSpan.FromSeconds(options.Seconds);
        var traffic = new Traffic(_courier);
        var idle = Channel.CreateUnbounded<Student>();
        foreach (var student in students)
            idle.Writer.TryWrite(student);

        async Task WorkerAsync()
        {
            while (watch.Elapsed < length)
            {
                var student = await idle.Reader.ReadAsync(cancellation);
                await ActAsync(student, traffic);
                idle.Writer.TryWrite(student);
            }
        }

        // No more workers than learners, so that none waits for one.
        var work = Task.WhenAll(Enumerable.Range(0, Math.Min(options.Concurrency, students.Count)).Select(_ => WorkerAsync()));
        while (await Task.WhenAny(work, Task.Delay(Tick, cancellation)) != work)
            seconds.Report((int)Math.Min(watch.Elapsed.TotalSeconds, options.Seconds - 1));
        await work;
        seconds.Report(options.Seconds);
    }
}
