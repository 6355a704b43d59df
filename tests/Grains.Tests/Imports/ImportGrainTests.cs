using System.Globalization;
using System.Text;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Grains.Tests.Support;
using Xunit;

namespace EnglishLearning.Grains.Tests.Imports;

/// <summary>A large import in the background, through failures and crashes.</summary>
public sealed class ImportGrainTests : IAsyncLifetime
{
    private const int Reviews = 1250;
    private const string OrleansFile = "orleans.db";

    private readonly Faults _faults = new(1);
    private Store? _store;
    private FaultyLog? _log;
    private LearningCluster? _cluster;

    public async Task InitializeAsync()
    {
        _store = await Store.CreateAsync();
        _log = new FaultyLog(_store.Log, _faults, ways: 1);
        _cluster = await LearningCluster.StartAsync(_store, new ClusterParts { Log = _log });
    }

    public async Task DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        await _store!.DisposeAsync();
    }

    [Fact]
    public async Task Import_IsDone_WithItsCounts_AndLeavesNothingBehind()
    {
        var (learner, import) = await NewAsync();
        var request = Request(learner, "c-1,2020-01-01T00:00:00Z,9,100\nc-1,not a time,3,100\n");
        Assert.Null(await import.StatusAsync(learner.GetPrimaryKey()));

        var dry = await import.DryRunAsync(request);
        Assert.Equal(0, await _store!.TamperAsync("SELECT count(*) FROM grain_state", OrleansFile));
        await import.StartAsync(request);
        var status = await EndAsync(import, learner);

        Assert.Equal((ImportState.Done, Reviews + 2, Reviews, 0, 2, 7), Figures(status));
        Assert.Equal((ImportState.Done, Reviews + 2, Reviews, 0, 2, 7), Figures(dry));
        Assert.Equal(["not_a_rating", "not_a_time"], status.Errors.Select(error => error.Code));
        await AssertFoldedAsync(learner);
        Assert.Null(await import.StatusAsync(Guid.CreateVersion7()));
        await AssertCleanAsync();

        // The same file again is the same import: it is done already.
        await _cluster!.DeactivateAsync(import);
        await import.StartAsync(request);
        Assert.Equal(Figures(status), Figures((await import.StatusAsync(learner.GetPrimaryKey()))!));
        await AssertFoldedAsync(learner);
    }

    [Fact]
    public async Task UnreadableFile_Fails_AndSaysWhy()
    {
        var (learner, import) = await NewAsync();

        await import.StartAsync(new ImportRequest(learner.GetPrimaryKey(), ImportFormat.Csv, "a,b\n1,2\n"u8.ToArray()));
        var csv = await EndAsync(import, learner);
        var package = await import.DryRunAsync(new ImportRequest(learner.GetPrimaryKey(), ImportFormat.AnkiPackage, [1, 2, 3]));

        Assert.Equal((ImportState.Failed, ImportState.Failed), (csv.State, package.State));
        Assert.Contains("card_id", csv.Failure, StringComparison.Ordinal);
        Assert.NotNull(package.Failure);
        await AssertCleanAsync();
    }

    [Fact]
    public async Task Import_OfNobody_Fails()
    {
        var learner = _cluster!.Learner(Guid.CreateVersion7());
        var import = NewImport();

        await import.StartAsync(Request(learner));

        Assert.Equal(ImportState.Failed, (await EndAsync(import, learner)).State);
    }

    [Fact]
    public async Task LogAway_ForAWhile_IsWaitedFor()
    {
        var (learner, import) = await NewAsync();
        _faults.Rate = 1;
        await import.StartAsync(Request(learner));
        await Poll.UntilAsync(() => Task.FromResult(_faults.Struck), struck => struck > 0);
        Assert.Equal(ImportState.Running, (await import.StatusAsync(learner.GetPrimaryKey()))!.State);

        _faults.Rate = 0;

        Assert.Equal((ImportState.Done, Reviews, Reviews, 0, 0, 7), Figures(await EndAsync(import, learner)));
        await AssertFoldedAsync(learner);
    }

    [Fact]
    public async Task Reminder_ResumesAnImport_ThatNobodyAsksFor()
    {
        var (learner, import) = await NewAsync();
        _faults.Rate = 1;
        await import.StartAsync(Request(learner));
        await Poll.UntilAsync(() => Task.FromResult(_faults.Struck), struck => struck > 0);
        await _cluster!.WaitForDeactivationAsync(import);
        _faults.Rate = 0;

        await RemindAsync(import);

        await Poll.UntilAsync(() => _store!.TamperAsync("SELECT count(*) FROM reminders", OrleansFile), reminders => reminders == 0);
        Assert.Equal((ImportState.Done, Reviews, Reviews, 0, 0, 7), Figures((await import.StatusAsync(learner.GetPrimaryKey()))!));
    }

    [Fact]
    public async Task OwnStateAway_WhileAChunkIsFolded_CountsEachReviewOnce()
    {
        var (learner, import) = await NewAsync();
        var gate = new TaskCompletionSource();
        _log!.Gate = gate.Task;
        await import.StartAsync(Request(learner));
        await _store!.TamperAsync("ALTER TABLE grain_state RENAME TO away", OrleansFile);
        gate.SetResult();
        await Poll.UntilAsync(CountAsync(learner), count => count >= 500);
        await _cluster!.WaitForDeactivationAsync(import);
        await _store.TamperAsync("ALTER TABLE away RENAME TO grain_state", OrleansFile);

        var status = await EndAsync(import, learner);

        Assert.Equal((ImportState.Done, Reviews), (status.State, status.Imported + status.Duplicates));
        await AssertFoldedAsync(learner);
        await AssertCleanAsync();
    }

    [Fact]
    public async Task RemindersAway_AtTheEnd_AreClearedByTheNext()
    {
        var (learner, import) = await NewAsync();
        var gate = new TaskCompletionSource();
        _log!.Gate = gate.Task;
        await import.StartAsync(Request(learner));
        await _store!.TamperAsync("ALTER TABLE reminders RENAME TO away", OrleansFile);
        gate.SetResult();
        Assert.Equal(ImportState.Done, (await EndAsync(import, learner)).State);
        await _cluster!.DeactivateAsync(import);
        await _store.TamperAsync("ALTER TABLE away RENAME TO reminders", OrleansFile);
        Assert.Equal(1, await _store.TamperAsync("SELECT count(*) FROM reminders", OrleansFile));

        await RemindAsync(import);

        await AssertCleanAsync();
        Assert.Equal((ImportState.Done, Reviews, Reviews, 0, 0, 7), Figures((await import.StatusAsync(learner.GetPrimaryKey()))!));
    }

    [Fact]
    public async Task SiloKilled_InTheMiddle_AnotherGoesOn()
    {
        var (learner, import) = await NewAsync();
        var gate = new TaskCompletionSource();
        await import.StartAsync(Request(learner));
        await Poll.UntilAsync(CountAsync(learner), count => count >= 500);
        _log!.Gate = gate.Task;
        await _cluster!.KillAsync(_cluster.SiloOf(import));
        gate.SetResult();

        var status = await EndAsync(import, learner);

        Assert.Equal((ImportState.Done, Reviews), (status.State, status.Imported + status.Duplicates));
        await AssertFoldedAsync(learner);
    }

    private async Task<(ILearnerGrain Learner, IImportGrain Import)> NewAsync() => (await _cluster!.RegisterAsync(), NewImport());

    private IImportGrain NewImport() => _cluster!.Client.GetGrain<IImportGrain>(Guid.NewGuid());

    private Func<Task<long>> CountAsync(ILearnerGrain learner) =>
        async () => (await _store!.Log.ReadAsync(learner.GetPrimaryKey())).Count;

    private static async Task<ImportStatus> EndAsync(IImportGrain import, ILearnerGrain learner)
    {
        ImportStatus? status = null;
        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    return status = await import.StatusAsync(learner.GetPrimaryKey());
                }
                catch (Exception e) when (e is OrleansException or TimeoutException)
                {
                    // The silo that held it is being found dead.
                    return null;
                }
            },
            seen => seen is { State: not ImportState.Running });
        return status!;
    }

    private static Task RemindAsync(IImportGrain import) =>
        import.AsReference<IRemindable>().ReceiveReminder("resume", new TickStatus(DateTime.UtcNow, TimeSpan.FromMinutes(1), DateTime.UtcNow));

    private async Task AssertFoldedAsync(ILearnerGrain learner)
    {
        var id = learner.GetPrimaryKey();
        Assert.Equal(Reviews, (await _store!.Log.ReadAsync(id)).Count);
        Assert.Equal(await Desk.FoldAsync(_store.Log, id), StateText.Of((await _store.Log.LoadAsync(id))!));
    }

    /// <summary>Neither the file nor the reminder stays.</summary>
    private async Task AssertCleanAsync()
    {
        await Poll.UntilAsync(() => _store!.TamperAsync("SELECT count(*) FROM reminders", OrleansFile), reminders => reminders == 0);
        Assert.Equal(1, await _store!.TamperAsync("SELECT count(*) FROM grain_state WHERE payload IS NOT NULL", OrleansFile));
    }

    private static (ImportState, int Rows, int Imported, int Duplicates, int Rejected, int Cards) Figures(ImportStatus status) =>
        (status.State, status.Rows, status.Imported, status.Duplicates, status.Rejected, status.Cards);

    private static ImportRequest Request(ILearnerGrain learner, string more = "")
    {
        var csv = new StringBuilder("card_id,review_time,rating,duration_ms\n");
        var start = new DateTimeOffset(2021, 3, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Reviews; i++)
            csv.Append(CultureInfo.InvariantCulture, $"c-{i % 7},{start.AddHours(i):O},{1 + i * i % 4},{i}\n");
        return new ImportRequest(learner.GetPrimaryKey(), ImportFormat.Csv, Encoding.UTF8.GetBytes(csv + more));
    }
}
