using EnglishLearning.Core.Learners;

namespace EnglishLearning.Storage.Personal;

/// <summary>A learner who has not been seen for long.</summary>
/// <param name="LastAnsweredAt">Null for one who never answered.</param>
public sealed record IdleLearner(Guid LearnerId, DateTimeOffset? LastAnsweredAt);

/// <summary>What the store holds of one person: to be handed out, or to be erased.</summary>
/// <remarks>Every call throws <see cref="StorageException"/> and nothing else of the database.</remarks>
public interface IPersonalData
{
    /// <summary>The learner's own flashcards in the order of their ids, those after a given one.</summary>
    Task<IReadOnlyList<OwnFlashcard>> FlashcardsAsync(Guid learnerId, string? after, int limit, CancellationToken cancel = default);

    /// <summary>The learner's cards by their questions' ids, in the order of those: those after a given one.</summary>
    Task<IReadOnlyList<KeyValuePair<string, ScheduledCard>>> CardsAsync(Guid learnerId, string? after, int limit, CancellationToken cancel = default);

    /// <summary>
    /// Deletes the learner, all cards and the learner's own flashcards with their attempts, and parts the other attempts from the
    /// learner (<see cref="Unlinked"/>), all in one transaction. No commit that was computed before writes after it, and the learner
    /// cannot be registered again. A second run finds nothing to do.
    /// </summary>
    /// <returns>How many attempts were parted from the learner now.</returns>
    Task<int> EraseAsync(Guid learnerId, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Learners erased before a time, whom <see cref="ForgetErasedAsync"/> has not let go yet.</summary>
    Task<IReadOnlyList<Guid>> ErasedAsync(DateTimeOffset before, CancellationToken cancel = default);

    /// <summary>Lets go of the last that is known of an erased learner: that the id must not be registered.</summary>
    Task ForgetErasedAsync(Guid learnerId, CancellationToken cancel = default);

    /// <summary>Keys of the grains whose state of that name holds the learner's id: the learner's imports. Reads every state of that name.</summary>
    Task<IReadOnlyList<Guid>> GrainsOfAsync(Guid learnerId, string stateName, CancellationToken cancel = default);

    /// <summary>Deletes all stored state of these grains, which must not be active: they would write it back.</summary>
    Task<int> DeleteGrainStatesAsync(IReadOnlyList<Guid> grainKeys, CancellationToken cancel = default);

    /// <summary>Keys of the grains of which a state of one of these kinds was last written before a time.</summary>
    Task<IReadOnlyList<Guid>> GrainsWrittenBeforeAsync(
        IReadOnlyList<string> stateNames, DateTimeOffset before, int limit, CancellationToken cancel = default);

    /// <summary>How many <see cref="GrainsWrittenBeforeAsync"/> would give without a limit.</summary>
    Task<int> CountGrainsWrittenBeforeAsync(IReadOnlyList<string> stateNames, DateTimeOffset before, CancellationToken cancel = default);

    /// <summary>Those of the learners who answered at or after a time.</summary>
    Task<IReadOnlyList<Guid>> AnsweredSinceAsync(IReadOnlyList<Guid> learnerIds, DateTimeOffset since, CancellationToken cancel = default);

    /// <summary>
    /// Learners, in the order of their ids, who never answered and were made before <paramref name="madeBefore"/>, or answered last
    /// before <paramref name="answeredBefore"/>.
    /// </summary>
    Task<IReadOnlyList<IdleLearner>> IdleAsync(
        DateTimeOffset madeBefore, DateTimeOffset answeredBefore, Guid? after, int limit, CancellationToken cancel = default);
}
