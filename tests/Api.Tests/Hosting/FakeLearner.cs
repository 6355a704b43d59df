using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Practice;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>A learner who says what the test wants, and remembers what was asked.</summary>
internal sealed class FakeLearner : ILearnerGrain
{
    public Exception? Fault { get; set; }

    /// <summary>Held until it completes, to keep requests in flight.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Calls { get; private set; }

    public string? TimeZone { get; private set; }

    public AnswerRequest? Answered { get; private set; }

    public PracticeRequest? Practised { get; private set; }

    public (string? After, int Limit) CardsAsked { get; private set; }

    public (Guid? Before, int Limit) AttemptsAsked { get; private set; }

    public Func<Answer, AnswerOutcome> Judge { get; set; } = Samples.Accepted;

    public PracticeQuestion? Next { get; set; }

    public IReadOnlyList<PracticeQuestion> Questions { get; set; } = [];

    public CardPage Cards { get; set; } = new([], null);

    public AttemptPage Attempts { get; set; } = new([], null);

    public UndoOutcome Undo { get; set; } = UndoOutcome.Voided;

    public async Task RegisterAsync(string timeZone)
    {
        TimeZone = timeZone;
        await EnterAsync();
    }

    public async Task<AnswerReply> AnswerAsync(AnswerRequest request)
    {
        Answered = request;
        await EnterAsync();
        return new AnswerReply([.. request.Answers.Select(Judge)], Next);
    }

    public async Task<PracticeReply> NextAsync(PracticeRequest request)
    {
        Practised = request;
        await EnterAsync();
        return new PracticeReply(Questions);
    }

    public async Task<CardPage> CardsAsync(string? after, int limit)
    {
        CardsAsked = (after, limit);
        await EnterAsync();
        return Cards;
    }

    public async Task<LearnerProgress> ProgressAsync()
    {
        await EnterAsync();
        return Samples.Progress;
    }

    public async Task<AttemptPage> AttemptsAsync(Guid? before, int limit)
    {
        AttemptsAsked = (before, limit);
        await EnterAsync();
        return Attempts;
    }

    public async Task<UndoOutcome> UndoAsync(Guid attemptId)
    {
        await EnterAsync();
        return Undo;
    }

    public Task<ImportCounts> ImportAsync(ImportChunk chunk) => throw new NotSupportedException();

    public Task ForgetAsync() => throw new NotSupportedException();

    private async Task EnterAsync()
    {
        Calls++;
        await Gate;
        if (Fault is not null)
            throw Fault;
    }
}
