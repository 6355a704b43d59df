using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Storage.History;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Grains.Imports;

/// <inheritdoc cref="IImportGrain"/>
/// <remarks>
/// The file and the progress are grain state; a reminder brings the work back after a crash. Folding a chunk twice counts
/// once, because the ids of its attempts are made from the reviews.
/// </remarks>
public sealed partial class ImportGrain(
    [PersistentState(ImportStates.Record, GrainStorage.Name)] IPersistentState<ImportRecord> record,
    [PersistentState(ImportStates.File, GrainStorage.Name)] IPersistentState<ImportFile> file,
    ImportSlots slots,
    TimeProvider time,
    ILogger<ImportGrain> logger) : Grain, IImportGrain, IRemindable
{
    private const string Resume = "resume";

    /// <summary>A chunk older than the learner's newest answer costs a fold of the whole log: few, larger ones.</summary>
    private const int ChunkSize = 2000;

    private ReviewHistory? _history;
    private IGrainTimer? _work;
    private bool _hasSlot;
    private IDisposable? _waiting;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Pause();
        return Task.CompletedTask;
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (IsRunning)
            Work();
        return Task.CompletedTask;
    }

    public async Task StartAsync(ImportRequest request)
    {
        if (!record.RecordExists || record.State.Status?.State == ImportState.Failed)
        {
            file.State = new ImportFile { Bytes = request.File };
            await file.WriteStateAsync();
            record.State = new ImportRecord
            {
                LearnerId = request.LearnerId,
                Format = request.Format,
                Status = new ImportStatus(ImportState.Running, 0, 0, 0, 0, 0, 0, [], null),
            };
            await record.WriteStateAsync();
        }
        if (!IsRunning)
            return;
        await this.RegisterOrUpdateReminder(Resume, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        Work();
    }

    public async Task<ImportStatus> DryRunAsync(ImportRequest request)
    {
        try
        {
            if (!slots.TryTake())
                throw new UnavailableException(UnavailableReason.Overloaded, "Other imports are being read: try again shortly.");
            try
            {
                var (history, skipped) = await HistoryFile.ReadAsync(request.Format, request.File, time.GetUtcNow());
                return HistoryFile.StatusOf(history, skipped, ImportState.Done) with { Imported = history.Reviews.Count };
            }
            finally
            {
                slots.Release();
            }
        }
        catch (HistoryFormatException e)
        {
            return new ImportStatus(ImportState.Failed, 0, 0, 0, 0, 0, 0, [], e.Message);
        }
    }

    public Task<ImportStatus?> StatusAsync(Guid learnerId) =>
        Task.FromResult(record.RecordExists && record.State.LearnerId == learnerId ? record.State.Status : null);

    public async Task EraseAsync(Guid learnerId)
    {
        if (!record.RecordExists || record.State.LearnerId != learnerId)
            return;
        Pause();
        await record.ClearStateAsync();
        await ClearAsync();
        DeactivateOnIdle();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (IsRunning)
            Work();
        else
            await ClearAsync();
    }

    private bool IsRunning => record is { RecordExists: true, State.Status.State: ImportState.Running };

    /// <summary>One chunk a tick, so that questions for the status come in between.</summary>
    private void Work() =>
        _work ??= this.RegisterGrainTimer(StepAsync, new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(20)) { KeepAlive = true });

    private async Task StepAsync(CancellationToken cancel)
    {
        // Others are read at the moment: the next tick asks again.
        if (!_hasSlot && !(_hasSlot = slots.TryTake()))
        {
            _waiting ??= slots.Wait();
            return;
        }
        StopWaiting();
        try
        {
            await ProceedAsync();
        }
        catch (Exception e)
        {
            // The store or the learner's silo is away, and memory may be ahead of what is stored: whoever comes next, the
            // reminder at the latest, begins from the store.
            LogPaused(this.GetPrimaryKey(), e.Message);
            Pause();
            DeactivateOnIdle();
        }
    }

    private async Task ProceedAsync()
    {
        try
        {
            if (_history is null)
                await ReadFileAsync();
            else if (record.State.NextReview < _history.Reviews.Count)
                await FoldChunkAsync(_history);
            else
                await EndAsync(record.State.Status! with { State = ImportState.Done });
        }
        catch (Exception e) when (e is HistoryFormatException or UnknownLearnerException)
        {
            await EndAsync(record.State.Status! with { State = ImportState.Failed, Failure = e.Message });
        }
        catch (Exception e) when (_history is null && e is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(this.GetPrimaryKey(), e);
            await EndAsync(record.State.Status! with { State = ImportState.Failed, Failure = "The server could not unpack the file: send it again later." });
        }
    }

    private async Task ReadFileAsync()
    {
        var (history, skipped) = await HistoryFile.ReadAsync(record.State.Format, file.State.Bytes, time.GetUtcNow());
        var known = record.State.Status!;
        record.State = record.State with
        {
            Status = HistoryFile.StatusOf(history, skipped, ImportState.Running) with { Imported = known.Imported, Duplicates = known.Duplicates },
        };
        _history = history;
    }

    private async Task FoldChunkAsync(ReviewHistory history)
    {
        var state = record.State;
        var chunk = history.Reviews
            .Skip(state.NextReview)
            .Take(ChunkSize)
            .Select(review => new ForeignReview(
                review.CardKey, review.Front, review.Back, review.ReviewTime, (Rating)review.Rating, review.DurationMs))
            .ToArray();
        var counts = await GrainFactory.GetGrain<ILearnerGrain>(state.LearnerId).ImportAsync(new ImportChunk(chunk));
        record.State = state with
        {
            NextReview = state.NextReview + chunk.Length,
            Status = state.Status! with
            {
                Imported = state.Status.Imported + counts.Imported,
                Duplicates = state.Status.Duplicates + counts.Duplicates,
            },
        };
        await record.WriteStateAsync();
    }

    private async Task EndAsync(ImportStatus status)
    {
        record.State = record.State with { Status = status };
        await record.WriteStateAsync();
        Pause();
        await ClearAsync();
    }

    /// <summary>What an import that has ended needs no more; where it fails, the reminder comes again.</summary>
    private async Task ClearAsync()
    {
        if (file.RecordExists)
            await file.ClearStateAsync();
        if (await this.GetReminder(Resume) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private void Pause()
    {
        _work?.Dispose();
        _work = null;
        _history = null;
        if (_hasSlot)
            slots.Release();
        _hasSlot = false;
        StopWaiting();
    }

    private void StopWaiting()
    {
        _waiting?.Dispose();
        _waiting = null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Import}: the file could not be unpacked")]
    private partial void LogUnreadable(Guid import, Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {Import} waits for a minute: {Reason}")]
    private partial void LogPaused(Guid import, string reason);
}
