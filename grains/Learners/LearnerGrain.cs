using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Selection;
using Orleans.Placement;

namespace EnglishLearning.Grains.Learners;

/// <inheritdoc cref="ILearnerGrain"/>
/// <remarks>
/// Lives where it was asked for first: the balancer sends a learner's requests to one silo, and so spares the hop to another
/// (docs/decisions/0008-placement.md).
/// </remarks>
[PreferLocalPlacement]
public sealed class LearnerGrain : Grain, ILearnerGrain, IIncomingGrainCallFilter
{
    /// <summary>The next question with a reply: what comes next in mixed practice.</summary>
    private static readonly PracticeRequest One = new(1, PracticeMode.Mixed, null, null);

    private readonly LearnerServices _services;
    private readonly LearnerLedger _ledger;
    private readonly AnswerDesk _answers;
    private readonly PracticeDesk _practice;
    private readonly ImportDesk _imports;
    private readonly Callers _callers;

    public LearnerGrain(LearnerServices services, ILocalSiloDetails silo)
    {
        var learnerId = this.GetPrimaryKey();
        var deck = new OwnDeck(learnerId, services.Flashcards);
        _services = services;
        _ledger = new LearnerLedger(learnerId, services.Log);
        _answers = new AnswerDesk(services, _ledger, deck);
        _practice = new PracticeDesk(services, deck);
        _imports = new ImportDesk(learnerId, services, _ledger, deck);
        _callers = new Callers(Callers.HttpOf(silo.SiloAddress));
    }

    /// <summary>Leaves, after this call, for the silo that its requests come to; the next of them brings it to life there.</summary>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (_callers.AreElsewhere(context.SourceId))
            DeactivateOnIdle();
        return context.Invoke();
    }

    public async Task RegisterAsync(string timeZone)
    {
        await _ledger.RegisterAsync(timeZone, Now);
        // Registered wherever there was room, as the balancer knew no learner yet. The next request comes to the learner's silo
        // and finds nobody elsewhere; nothing is lost, for nothing was read.
        DeactivateOnIdle();
    }

    public async Task<AnswerReply> AnswerAsync(AnswerRequest request)
    {
        var outcomes = await _answers.AnswerAsync(request.Answers);
        var next = request.WithNext ? await _practice.NextAsync(await _ledger.StateAsync(), One) : [];
        return new AnswerReply(outcomes, next.Count > 0 ? next[0] : null);
    }

    public async Task<PracticeReply> NextAsync(PracticeRequest request) =>
        new(await _practice.NextAsync(await _ledger.StateAsync(), request));

    public async Task<CardPage> CardsAsync(string? after, int limit)
    {
        var learner = await _ledger.StateAsync();
        return LearnerViews.Cards(learner, after, limit, learner.Calendar.DayOf(Now));
    }

    public async Task<LearnerProgress> ProgressAsync() => LearnerViews.Progress(await _ledger.StateAsync(), Now);

    public async Task<AttemptPage> AttemptsAsync(Guid? before, int limit)
    {
        await _ledger.StateAsync();
        return LearnerViews.Attempts(await _services.Log.PageAsync(this.GetPrimaryKey(), before, limit + 1), limit);
    }

    public Task<UndoOutcome> UndoAsync(Guid attemptId) => _ledger.UndoAsync(attemptId, Guid.CreateVersion7(Now), Now);

    public Task<ImportCounts> ImportAsync(ImportChunk chunk) => _imports.ImportAsync(chunk.Reviews);

    public Task ForgetAsync()
    {
        _ledger.Forget();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private DateTimeOffset Now => _services.Time.GetUtcNow();
}
