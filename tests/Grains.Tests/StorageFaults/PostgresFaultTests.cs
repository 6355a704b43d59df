using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Local;
using EnglishLearning.Storage;
using EnglishLearning.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>
/// Issue 3, point 7: every message between the driver and a real PostgreSQL, from the opening of a session to the last of
/// a commit's reply, fails, comes late or never comes; after each, nothing is lost, doubled or believed falsely.
/// </summary>
public sealed class PostgresFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private PostgresAccess _server = null!;
    private string _database = "";
    private Store _store = null!;
    private PostgresProxy _proxy = null!;

    public static TheoryData<WireFaultKind, string> Faults => new()
    {
        { WireFaultKind.CutBefore, "" },
        { WireFaultKind.CutWithin, "" },
        { WireFaultKind.CutAfter, "" },
        { WireFaultKind.Delay, "00:00:00.02" },
        { WireFaultKind.Fatal, "57P01" },
        { WireFaultKind.Error, "53100" },
        { WireFaultKind.Error, "40P01" },
        { WireFaultKind.Error, "57014" },
        { WireFaultKind.Error, "26000" },
    };

    public async Task InitializeAsync()
    {
        _server = await TestPostgres.SharedAsync();
        _database = await _server.CreateDatabaseAsync();
        _store = await Store.CreateAsync(options =>
        {
            options.Provider = StorageProvider.Postgres;
            options.ConnectionString = _database;
        });
        _proxy = PostgresProxy.Before(_database);
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _store.DisposeAsync();
        await _server.DropDatabaseAsync(_database);
    }

    /// <summary>Three neighbours in one group commit, on a session that has the statement prepared.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    // Past the command's timeout of 1 s.
    [InlineData(WireFaultKind.Delay, "00:00:01.6")]
    public async Task AGroupCommit_HarmedAtEachMessage_LosesAndDoublesNothing(WireFaultKind kind, string detail)
    {
        var clean = await SharedCommitAsync(null, null);
        Assert.Contains(clean.Points, point => point is { Way: WireWay.Down, Type: WireMessage.ReadyForQuery });
        await HarmEachAsync(kind, detail, clean.Points, SharedCommitAsync);
    }

    /// <summary>One learner who is loaded, by a store that has no session yet: both are opened.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    public async Task AFirstCommit_HarmedAtEachMessage_LosesAndDoublesNothing(WireFaultKind kind, string detail)
    {
        var clean = await ColdCommitAsync(null, null);
        Assert.Equal(2, clean.Points.Count(point => point.Type == WireMessage.Startup));
        // Of a run of equal messages, such as the hundreds of rows by which the driver learns types, the first and the last.
        var ends = clean.Points.Where((point, i) =>
            i == 0 || i == clean.Points.Count - 1 || clean.Points[i - 1].Type != point.Type || clean.Points[i + 1].Type != point.Type);
        await HarmEachAsync(kind, detail, [.. ends], ColdCommitAsync);
    }

    private async Task HarmEachAsync(
        WireFaultKind kind,
        string detail,
        IReadOnlyList<WirePoint> points,
        Func<WirePoint?, WireFault?, Task<(IReadOnlyList<WirePoint> Points, int Failed)>> run)
    {
        var fault = kind switch
        {
            WireFaultKind.Delay => new WireFault(kind, Wait: TimeSpan.Parse(detail, System.Globalization.CultureInfo.InvariantCulture)),
            _ => new WireFault(kind, detail),
        };
        // A server reports an error in place of a statement, not within its own replies.
        var harmed = kind == WireFaultKind.Error ? points.Where(point => point.Way == WireWay.Up).ToArray() : points;
        var failures = 0;
        foreach (var point in harmed)
        {
            try
            {
                failures += (await run(point, fault)).Failed;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{fault} at {point}: {e.Message}", e);
            }
        }
        output.WriteLine($"{fault}: {harmed.Count} points, {failures} answers had to be sent again");
    }

    private async Task<(IReadOnlyList<WirePoint> Points, int Failed)> SharedCommitAsync(WirePoint? point, WireFault? fault)
    {
        await using var services = Proxied();
        var trial = await CommitTrial.PrepareAsync(_store, services.GetRequiredService<IAttemptLog>(), learners: 3);
        var plug = await CommitTrial.PrepareAsync(_store, services.GetRequiredService<IAttemptLog>(), learners: 1);
        // While the one writer waits for another's commit, the three gather for the next.
        var held = _proxy.HoldAsync();
        var first = plug.AnswerAll();
        await held;
        var answered = trial.AnswerAll();
        _proxy.Arm(point, fault);
        _proxy.Release();
        return await EndAsync(trial, answered, fault, async () => Assert.Equal(0, await plug.CheckAsync(first)));
    }

    private async Task<(IReadOnlyList<WirePoint> Points, int Failed)> ColdCommitAsync(WirePoint? point, WireFault? fault)
    {
        var warm = await CommitTrial.PrepareAsync(_store, _store.Log, learners: 1);
        await using var services = Proxied();
        var trial = await warm.ThroughAsync(services.GetRequiredService<IAttemptLog>());
        _proxy.Arm(point, fault);
        return await EndAsync(trial, trial.AnswerAll(), fault, () => Task.CompletedTask);
    }

    private async Task<(IReadOnlyList<WirePoint> Points, int Failed)> EndAsync(
        CommitTrial trial,
        IReadOnlyList<(Guid LearnerId, Contracts.Learners.Answer Answer, Task<StorageException?> Outcome)> answered,
        WireFault? fault,
        Func<Task> also)
    {
        await Task.WhenAll(answered.Select(answer => answer.Outcome));
        var seen = _proxy.Disarm();
        Assert.Equal(fault is not null, _proxy.Struck);
        // Cut behind its last message, a session is found dead by whoever uses it next.
        var failed = await trial.CheckAsync(answered, nextMayFail: fault is { Kind: WireFaultKind.CutAfter });
        await also();
        return (seen, failed);
    }

    /// <summary>The store through the proxy, with one writer, so that who waits shares a batch.</summary>
    private ServiceProvider Proxied() => new ServiceCollection()
        .AddStorage(new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = _proxy.ConnectionString,
            WriterCount = 1,
            CommandTimeout = TimeSpan.FromSeconds(1),
        })
        .BuildServiceProvider();
}
