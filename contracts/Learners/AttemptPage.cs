using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Contracts.Learners;

/// <summary>An entry of the log as its learner sees it.</summary>
[GenerateSerializer, Immutable, Alias("el.AttemptView")]
public sealed record AttemptView
{
    [Id(0)]
    public required Guid AttemptId { get; init; }

    [Id(1)]
    public required EntryKind Kind { get; init; }

    [Id(2)]
    public required string QuestionId { get; init; }

    [Id(3)]
    public required int Version { get; init; }

    [Id(4)]
    public required DateTimeOffset AnsweredAt { get; init; }

    [Id(5)]
    public required DateTimeOffset ReceivedAt { get; init; }

    [Id(6)]
    public required bool Correct { get; init; }

    [Id(7)]
    public required double Score { get; init; }

    [Id(8)]
    public required Rating Rating { get; init; }

    [Id(9)]
    public required bool Rated { get; init; }

    /// <summary>As believed before the answer was graded.</summary>
    [Id(10)]
    public required double PCorrect { get; init; }

    [Id(11)]
    public required int ResponseMs { get; init; }

    [Id(12)]
    public required int HintsUsed { get; init; }

    /// <summary>The submitted response as JSON.</summary>
    [Id(13)]
    public required string Response { get; init; }

    /// <summary>For a voiding entry: what it took back.</summary>
    [Id(14)]
    public required Guid? Voids { get; init; }
}

/// <summary>A page of attempts; <paramref name="Next"/> is the last id where more follow.</summary>
[GenerateSerializer, Immutable, Alias("el.AttemptPage")]
public sealed record AttemptPage([property: Id(0)] IReadOnlyList<AttemptView> Attempts, [property: Id(1)] Guid? Next);

/// <summary>What became of taking an answer back. Travels in messages: the numbers are frozen.</summary>
public enum UndoOutcome
{
    Voided = 1,

    /// <summary>It was taken back before.</summary>
    AlreadyVoided = 2,

    /// <summary>This learner has no such attempt.</summary>
    Unknown = 3,

    /// <summary>Only the last answer can be taken back.</summary>
    NotLast = 4,
}
