using EnglishLearning.Core.Learners;

namespace EnglishLearning.Storage;

/// <summary>A learner as the store holds it.</summary>
public sealed record LearnerSnapshot(LearnerRecord Learner, IReadOnlyDictionary<string, ScheduledCard> Cards);

/// <summary>A flashcard of a learner's own, brought from another program.</summary>
public sealed record OwnFlashcard(string QuestionId, string Front, string Back);

/// <summary>
/// What one turn of a learner changes, computed from version <c>Learner.Version - 1</c>: version 1 registers the learner,
/// a later one changes nothing unless the store still holds the version before.
/// </summary>
/// <param name="Cards">Cards to write, by question id; a card in state New is deleted.</param>
public sealed record LearnerCommit(
    LearnerRecord Learner,
    IReadOnlyList<Attempt> Attempts,
    IReadOnlyDictionary<string, ScheduledCard> Cards,
    IReadOnlyList<OwnFlashcard> Flashcards);

public enum CommitOutcome
{
    Committed,

    /// <summary>The store holds another version than the commit was computed from: load and compute again.</summary>
    VersionConflict,

    /// <summary>The log already holds one of the attempts: find out which, answer it as stored.</summary>
    DuplicateAttempt,
}
