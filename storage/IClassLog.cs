using EnglishLearning.Core.Classes;

namespace EnglishLearning.Storage;

/// <summary>
/// What the log says of many learners at once. Reads on connections of its own, or a replica's, so that no answer waits for a report.
/// </summary>
public interface IClassLog
{
    /// <summary>When the server last took anything of each; those of whom it never did are absent.</summary>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastReceivedAsync(IReadOnlyList<Guid> learners, CancellationToken cancel = default);

    /// <summary>One for each learner, in the order given.</summary>
    /// <param name="from">Answers from this time on, by when they were answered.</param>
    /// <param name="to">And before this one.</param>
    /// <param name="now">Cards due by then.</param>
    Task<IReadOnlyList<LearnerActivity>> ActivityAsync(
        IReadOnlyList<Guid> learners, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>One for each assignment and learner who did anything of it.</summary>
    Task<IReadOnlyList<AssignmentActivity>> ProgressAsync(
        IReadOnlyList<Guid> learners, IReadOnlyList<AssignmentScope> assignments, CancellationToken cancel = default);
}
