using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// One entry of the log, immutable: what was submitted, how it was judged, what was believed before, and what the
/// learner was told. The first three fold into cards and abilities; the last answers a repeated submission.
/// </summary>
public sealed record Attempt
{
    /// <summary>UUIDv7, made by the client.</summary>
    public required Guid AttemptId { get; init; }

    public required EntryKind Kind { get; init; }

    public required string QuestionId { get; init; }

    public required int QuestionVersion { get; init; }

    public required Skill Skill { get; init; }

    /// <summary>The response as canonical JSON: a string or an array of strings.</summary>
    public required string Response { get; init; }

    /// <summary>When the learner answered, by the client's clock (clamped to the arrival), whole milliseconds, UTC.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>When the server took it, whole milliseconds, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The learner's calendar day of <see cref="AnsweredAt"/>, counted from 1970-01-01, beginning at 04:00.</summary>
    public required int Day { get; init; }

    public required int ResponseMs { get; init; }

    public required int HintsUsed { get; init; }

    /// <summary>The rating that the learner gave, if any.</summary>
    public Rating? SelfRating { get; init; }

    public required bool Correct { get; init; }

    /// <summary>Credit in [0, 1].</summary>
    public required double Score { get; init; }

    /// <summary>The rating that the card was scheduled by.</summary>
    public required Rating Rating { get; init; }

    /// <summary>False for practice by choice: recorded, and moves neither card nor ability nor difficulty.</summary>
    public required bool Rated { get; init; }

    /// <summary>True where the answer was judged by the learner's own word: it moves the card alone.</summary>
    public required bool SelfGraded { get; init; }

    /// <summary>True for the first rated attempt at this question that reached the log.</summary>
    public required bool First { get; init; }

    /// <summary>The question as the ability update sees it.</summary>
    public required QuestionParameters Parameters { get; init; }

    /// <summary>P(correct) as believed before the answer was graded.</summary>
    public required double PCorrect { get; init; }

    /// <summary>The learner's ability in this skill as believed before the answer.</summary>
    public required Estimate AbilityBefore { get; init; }

    /// <summary>What the learner was told of the card after the answer.</summary>
    public required ScheduledCard CardAfter { get; init; }

    /// <summary>What the learner was told of the ability after the answer.</summary>
    public required Estimate AbilityAfter { get; init; }

    /// <summary>Hash of the submitted body: the same id with another body is a conflict.</summary>
    public required long BodyHash { get; init; }

    /// <summary>For <see cref="EntryKind.Void"/>: the attempt that was taken back.</summary>
    public Guid? Voids { get; init; }

    public AttemptKey Key => new(AnsweredAt, AttemptId);
}
