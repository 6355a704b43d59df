namespace EnglishLearning.Storage;

/// <summary>The learners' own flashcards; written by <see cref="IAttemptLog.CommitAsync"/> with their first review.</summary>
public interface IFlashcardStore
{
    /// <summary>Those of the given ids that the learner has, in no particular order.</summary>
    Task<IReadOnlyList<OwnFlashcard>> FindAsync(Guid learnerId, IReadOnlyList<string> questionIds, CancellationToken cancel = default);
}
