using EnglishLearning.Contracts.Practice;

namespace EnglishLearning.Contracts.Learners;

/// <summary>
/// One learner: cards, abilities, the way of an answer. One turn at a time. Calls for a learner who is not registered
/// throw <see cref="UnknownLearnerException"/>; a store that does not answer throws <see cref="UnavailableException"/>.
/// </summary>
[Alias("el.ILearnerGrain")]
public interface ILearnerGrain : IGrainWithGuidKey
{
    /// <summary>Makes the learner known; again changes nothing.</summary>
    [Alias("Register")]
    Task RegisterAsync(string timeZone);

    /// <summary>Grades, schedules, makes durable; an outcome for each answer, in the order given. At most 500.</summary>
    [Alias("Answer")]
    Task<AnswerReply> AnswerAsync(AnswerRequest request);

    [Alias("Next")]
    Task<PracticeReply> NextAsync(PracticeRequest request);

    /// <summary>Cards in the order of their question ids, those after a given one.</summary>
    [Alias("Cards")]
    Task<CardPage> CardsAsync(string? after, int limit);

    [Alias("Progress")]
    Task<LearnerProgress> ProgressAsync();

    /// <summary>Attempts, newest first, those before a given one.</summary>
    [Alias("Attempts")]
    Task<AttemptPage> AttemptsAsync(Guid? before, int limit);

    /// <summary>Takes the last answer back: a voiding entry in the log, nothing is erased.</summary>
    [Alias("Undo")]
    Task<UndoOutcome> UndoAsync(Guid attemptId);

    /// <summary>Folds in reviews made elsewhere; each foreign card becomes a flashcard of the learner's own.</summary>
    [Alias("Import")]
    Task<ImportCounts> ImportAsync(ImportChunk chunk);

    /// <summary>The learner was erased: memory drops what it holds. Nothing is written.</summary>
    [Alias("Forget")]
    Task ForgetAsync();
}
