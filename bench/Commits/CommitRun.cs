using System.Diagnostics;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Load;
using EnglishLearning.Storage;
using HdrHistogram;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Commits;

/// <summary>The storage layer alone: learners' answers through <see cref="IAttemptLog.CommitAsync"/>, a closed loop.</summary>
internal sealed class CommitRun(CommitOptions options)
{
    private const int Questions = 300;

    private static readonly string[] QuestionIds = [.. Enumerable.Range(0, Questions).Select(i => $"bench-question-{i:000}")];

    private long _committed;

    /// <summary>Attempts committed so far.</summary>
    public long Committed => Interlocked.Read(ref _committed);

    /// <param name="seconds">Told how many of warm-up and measurement have passed.</param>
    /// <exception cref="ServerException">The database cannot be used, or a commit was not taken.</exception>
    public async Task<CommitReport> RunAsync(IProgress<int> seconds, CancellationToken cancellation)
    {
        try
        {
            await using var services = new ServiceCollection().AddStorage(options.Storage).BuildServiceProvider();
            await services.GetRequiredService<StorageSetup>().MigrateAsync(cancellation);
            return await RunAsync(services.GetRequiredService<IAttemptLog>(), seconds, cancellation);
        }
        catch (StorageException fault)
        {
            throw new ServerException(fault.Message, fault);
        }
    }

    private async Task<CommitReport> RunAsync(IAttemptLog log, IProgress<int> seconds, CancellationToken cancellation)
    {
        var students = await RegisterAsync(log);
        var watch = Stopwatch.StartNew();
        var begin = TimeSpan.FromSeconds(options.WarmUp);
        var end = begin + TimeSpan.FromSeconds(options.Seconds);
        var committers = Enumerable.Range(0, options.Committers)
            .Select(i => new Committer(log, [.. students.Where((_, place) => place % options.Committers == i)], new Random(options.Seed + i), watch, (begin, end), () => Interlocked.Increment(ref _committed)))
            .ToArray();
        var work = Task.WhenAll(committers.Select(committer => Task.Run(() => committer.RunAsync(cancellation), cancellation)));
        var (processorAtBegin, processorAtEnd) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var second = 0; second <= options.WarmUp + options.Seconds; second++)
        {
            var wait = TimeSpan.FromSeconds(second) - watch.Elapsed;
            if (wait > TimeSpan.Zero && await Task.WhenAny(work, Task.Delay(wait, cancellation)) == work)
                break;
            if (second == options.WarmUp)
                processorAtBegin = Environment.CpuUsage.TotalTime;
            processorAtEnd = Environment.CpuUsage.TotalTime;
            seconds.Report(second);
        }
        await work;
        return Report(committers, processorAtEnd - processorAtBegin);
    }

    private async Task<Student[]> RegisterAsync(IAttemptLog log)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var students = Enumerable.Range(0, options.Learners).Select(_ => new Student(Guid.CreateVersion7(), now)).ToArray();
        // So many as the queue takes at once.
        foreach (var some in students.Chunk(2000))
            await Task.WhenAll(some.Select(student => log.CommitAsync(student.Register())));
        return students;
    }

    private CommitReport Report(IReadOnlyList<Committer> committers, TimeSpan processor)
    {
        var latencies = LoadRecorder.NewHistogram();
        foreach (var committer in committers)
            latencies.Add(committer.Latencies);
        if (latencies.TotalCount == 0)
            throw new ServerException("Nothing was committed in the measured time.");
        return new CommitReport(
            options.Storage.Provider.ToString(),
            options.Learners,
            options.Committers,
            options.Seconds,
            (double)latencies.TotalCount / options.Seconds,
            latencies.GetValueAtPercentile(50) / 1000.0,
            latencies.GetValueAtPercentile(99) / 1000.0,
            latencies.GetMaxValue() / 1000.0,
            processor.TotalMicroseconds / latencies.TotalCount);
    }

    /// <summary>One commit after another, for learners of its own: two never change the same one.</summary>
    private sealed class Committer(
        IAttemptLog log, Student[] students, Random random, Stopwatch watch, (TimeSpan Begin, TimeSpan End) window, Action onCommit)
    {
        public LongHistogram Latencies { get; } = LoadRecorder.NewHistogram();

        public async Task RunAsync(CancellationToken cancellation)
        {
            var last = 0L;
            while (watch.Elapsed < window.End && !cancellation.IsCancellationRequested)
            {
                var student = students[random.Next(students.Length)];
                last = Math.Max(last + 1, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
                var pending = student.Answer(
                    [QuestionIds[random.Next(Questions)]], DateTimeOffset.FromUnixTimeMilliseconds(last), TimeSpan.Zero, random);
                var start = watch.Elapsed;
                var outcome = await log.CommitAsync(pending.Commit);
                if (outcome != CommitOutcome.Committed)
                    throw new ServerException($"A commit ended as {outcome}: does a silo or another bench use this database?");
                pending.Accept();
                onCommit();
                var now = watch.Elapsed;
                if (now >= window.Begin && now < window.End)
                    Latencies.RecordValue(Math.Max(1, (long)(now - start).TotalMicroseconds));
            }
        }
    }
}
