using EnglishLearning.Contracts;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Api.Me;

/// <param name="Attempts">Newest first.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record AttemptPageReply(IReadOnlyList<AttemptEntry> Attempts, string? NextCursor);

/// <summary>One entry of the learner's log; nothing is ever erased from it.</summary>
/// <param name="Kind">An answer, a review from elsewhere (import), or the taking back of an answer (void).</param>
/// <param name="AnsweredAt">By the clock of the device.</param>
/// <param name="ReceivedAt">By the clock of the server.</param>
/// <param name="Rating">1 again, 2 hard, 3 good, 4 easy.</param>
/// <param name="Rated">False for practice by choice.</param>
/// <param name="PCorrect">Expected success, stored before the answer was graded.</param>
/// <param name="Response">As submitted; null where there was none.</param>
/// <param name="Voids">For a voiding entry: the attempt that it takes back.</param>
public sealed record AttemptEntry(
    Guid AttemptId,
    EntryKind Kind,
    string QuestionId,
    int Version,
    DateTimeOffset AnsweredAt,
    DateTimeOffset ReceivedAt,
    bool Correct,
    double Score,
    int Rating,
    bool Rated,
    double PCorrect,
    int ResponseMs,
    int HintsUsed,
    ResponseValue? Response,
    Guid? Voids);
