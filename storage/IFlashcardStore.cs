namespace EnglishLearning.Storage;

/// <summary>The learners' own flashcards; written by <see cref="IAttemptLog.CommitAsync"/> with their first review.</summary>
public interface IFlashcardStore
{
    Task<IReadOnlyList<OwnFlashcard>> LoadAsync(Guid learnerId, CancellationToken cancel = default);
}
