using EnglishLearning.Contracts.Learners;
using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Storage;
using SQLitePCL;
using Xunit;
using Xunit.Abstractions;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>
/// Issue 3, point 7: every read, write, sync and lock that SQLite asks of the disk for a commit fails in every way that a
/// disk has, and every statement is broken off; after each, nothing is lost, doubled or believed falsely.
/// </summary>
public sealed class SqliteFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Neighbours = 3;

    private Store _store = null!;

    public static TheoryData<string, FileFaultKind, bool> Faults => new()
    {
        { "full", FileFaultKind.Before, false },
        { "full", FileFaultKind.Within, false },
        { "full", FileFaultKind.Within, true },
        { "broken", FileFaultKind.Before, false },
        { "broken", FileFaultKind.Within, false },
        { "broken", FileFaultKind.After, false },
        { "broken", FileFaultKind.Before, true },
        { "busy", FileFaultKind.Before, false },
        { "busy", FileFaultKind.Before, true },
    };

    public async Task InitializeAsync() => _store = await Store.CreateAsync(options =>
    {
        options.CommandTimeout = TimeSpan.FromSeconds(1);
        FaultyVfs.Watch(options.DataDirectory);
        Interruption.Watch(options.DataDirectory);
    });

    public async Task DisposeAsync() => await _store.DisposeAsync();

    /// <summary>Three neighbours in one transaction.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    public Task AGroupCommit_HarmedAtEachCallOfTheDisk_LosesAndDoublesNothing(string name, FileFaultKind kind, bool lasting) =>
        HarmEachAsync(new FileFault(name, kind, Codes(name), lasting), SharedCommitAsync);

    /// <summary>With every page read anew from the disk.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    public Task AColdCommit_HarmedAtEachCallOfTheDisk_LosesAndDoublesNothing(string name, FileFaultKind kind, bool lasting) =>
        HarmEachAsync(new FileFault(name, kind, Codes(name), lasting), ColdCommitAsync);

    [Fact]
    public async Task AGroupCommit_BrokenOffWithinEachStatement_LosesAndDoublesNothing()
    {
        var clean = await SharedCommitAsync(() => Interruption.Arm(), Interruption.Disarm);
        // At least one place in each statement: BEGIN, COMMIT, and for each neighbour is it logged, learner, entry, card.
        Assert.True(clean.Points.Count >= 2 + Neighbours * 4, $"Only {clean.Points.Count} places.");
        var failures = 0;
        foreach (var place in clean.Points)
        {
            failures += (await SharedCommitAsync(() => Interruption.Arm(place), Interruption.Disarm)).Failed;
            Assert.True(Interruption.Struck, $"Never broken off at {place}.");
        }
        output.WriteLine($"{clean.Points.Count} places, {failures} answers had to be sent again");
    }

    private async Task HarmEachAsync(FileFault fault, Func<Action, Func<IReadOnlyList<FilePoint>>, Task<(IReadOnlyList<FilePoint> Points, int Failed)>> run)
    {
        var clean = await run(() => FaultyVfs.Arm(), FaultyVfs.Disarm);
        Assert.Equal(0, clean.Failed);
        Assert.Contains(clean.Points, point => point.Call == FileCall.Sync);
        var (points, failures) = (0, 0);
        foreach (var point in clean.Points.Where(point => fault.Code(point.Call) is not null))
        {
            try
            {
                failures += (await run(() => FaultyVfs.Arm(point.Index, fault), FaultyVfs.Disarm)).Failed;
                Assert.True(FaultyVfs.Struck, "The fault never came about.");
                points++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{fault} at {point}: {e.Message}", e);
            }
        }
        Assert.True(points > 0);
        output.WriteLine($"{fault.Name}, {fault.Kind}, {(fault.Lasting ? "lasting" : "once")}: {points} points, {failures} answers had to be sent again");
    }

    private async Task<(IReadOnlyList<T> Points, int Failed)> SharedCommitAsync<T>(Action arm, Func<IReadOnlyList<T>> disarm)
    {
        var plug = await CommitTrial.PrepareAsync(_store, _store.Log, learners: 1);
        var trial = await CommitTrial.PrepareAsync(_store, _store.Log, Neighbours);
        // While the writer waits for the disk, for another's sake, the neighbours gather for the next transaction.
        var held = FaultyVfs.HoldAsync();
        var first = plug.AnswerAll();
        await held;
        var answered = trial.AnswerAll();
        arm();
        FaultyVfs.Release();
        var outcome = await EndAsync(trial, answered, disarm);
        await plug.CheckAsync(first);
        return outcome;
    }

    private async Task<(IReadOnlyList<T> Points, int Failed)> ColdCommitAsync<T>(Action arm, Func<IReadOnlyList<T>> disarm)
    {
        var trial = await CommitTrial.PrepareAsync(_store, _store.Log, learners: 1);
        // Somebody else's write: what is kept of pages is dropped.
        await _store.TamperAsync($"PRAGMA user_version = {Random.Shared.Next()}");
        arm();
        return await EndAsync(trial, trial.AnswerAll(), disarm);
    }

    private static async Task<(IReadOnlyList<T> Points, int Failed)> EndAsync<T>(
        CommitTrial trial, IReadOnlyList<(Guid LearnerId, Answer Answer, Task<StorageException?> Outcome)> answered, Func<IReadOnlyList<T>> disarm)
    {
        await Task.WhenAll(answered.Select(answer => answer.Outcome));
        var points = disarm();
        return (points, await trial.CheckAsync(answered));
    }

    private static Func<FileCall, int?> Codes(string fault) => fault switch
    {
        "full" => call => call == FileCall.Write ? raw.SQLITE_FULL : null,
        // A shared one is never refused for long: the engine itself tries it again for 10 s.
        "busy" => call => call is FileCall.ShmLock or FileCall.Lock ? raw.SQLITE_BUSY : null,
        _ => call => call switch
        {
            FileCall.Read => raw.SQLITE_IOERR_READ,
            FileCall.Write => raw.SQLITE_IOERR_WRITE,
            FileCall.Truncate => raw.SQLITE_IOERR_TRUNCATE,
            FileCall.Sync => raw.SQLITE_IOERR_FSYNC,
            FileCall.Lock => raw.SQLITE_IOERR_LOCK,
            _ => raw.SQLITE_IOERR_SHMLOCK,
        },
    };
}
