using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Storage;

/// <summary>Persisted: the numbers are frozen.</summary>
public enum QuestionStatus
{
    Published = 1,

    /// <summary>No longer asked as new; attempts at it still count.</summary>
    Retired = 2,
}

/// <summary>One stored version of a question with its status (that of the question, the same on every version).</summary>
public sealed record StoredQuestion(QuestionVersion Question, QuestionStatus Status);

/// <summary>Statistics with the place in the log up to which they count.</summary>
public sealed record StatisticsAt(QuestionStatistics Statistics, LogPosition Position);

public sealed record ContentLoad(int Added, int NewVersions, int Updated, int Unchanged, int Retired);

/// <summary>Questions with all their versions, and the statistics folded from the log.</summary>
public interface IQuestionStore
{
    /// <summary>Every version of every question of the bank.</summary>
    Task<IReadOnlyList<StoredQuestion>> LoadAsync(CancellationToken cancel = default);

    /// <summary>
    /// Brings the bank to the given content, in one transaction and idempotently: new questions, a new version where
    /// stem, passage, options, key, type, skill or level changed, other texts in place; what is gone is retired.
    /// The versions given are ignored.
    /// </summary>
    Task<ContentLoad> PublishAsync(IReadOnlyList<QuestionVersion> content, CancellationToken cancel = default);

    /// <summary>Which of these are asked today.</summary>
    Task<IReadOnlyList<string>> FindPublishedAsync(IReadOnlyList<string> questionIds, CancellationToken cancel = default);

    Task<StatisticsAt?> LoadStatisticsAsync(string questionId, CancellationToken cancel = default);

    /// <summary>All statistics changed after a stamp, with the stamp to ask with next; 0 asks for all.</summary>
    Task<(IReadOnlyList<QuestionStatistics> Changed, long Stamp)> LoadStatisticsAsync(long changedAfter, CancellationToken cancel = default);

    /// <summary>
    /// Joins a group commit of statistics. Written only if the stored position is older: two folds of the same question
    /// cannot overwrite each other backwards. False where it was not older.
    /// </summary>
    Task<bool> SaveStatisticsAsync(StatisticsAt statistics);
}
