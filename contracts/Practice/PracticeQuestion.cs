using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Selection;

namespace EnglishLearning.Contracts.Practice;

/// <summary>A question as it is asked: without key and explanation.</summary>
[GenerateSerializer, Immutable, Alias("el.PracticeQuestion")]
public sealed record PracticeQuestion
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required int Version { get; init; }

    [Id(2)]
    public required QuestionType Type { get; init; }

    [Id(3)]
    public required string Stem { get; init; }

    [Id(4)]
    public required IReadOnlyList<PracticeOption> Options { get; init; }

    [Id(5)]
    public required Skill Skill { get; init; }

    /// <summary>Null for a learner's own flashcard.</summary>
    [Id(6)]
    public required CefrLevel? Level { get; init; }

    [Id(7)]
    public required IReadOnlyList<string> Hints { get; init; }

    [Id(8)]
    public required PracticePassage? Passage { get; init; }

    /// <summary>Expected success, in [0, 1].</summary>
    [Id(9)]
    public required double PCorrect { get; init; }

    [Id(10)]
    public required PracticeReason Reason { get; init; }
}

[GenerateSerializer, Immutable, Alias("el.PracticeOption")]
public sealed record PracticeOption([property: Id(0)] string Id, [property: Id(1)] string Text);

[GenerateSerializer, Immutable, Alias("el.PracticePassage")]
public sealed record PracticePassage(
    [property: Id(0)] string Title, [property: Id(1)] string Text, [property: Id(2)] bool IsTranscript);

/// <summary>Why this question, why today; see <see cref="Choice"/>.</summary>
[GenerateSerializer, Immutable, Alias("el.PracticeReason")]
public sealed record PracticeReason(
    [property: Id(0)] ReasonKind Kind, [property: Id(1)] int DaysDue, [property: Id(2)] double Recall);

[GenerateSerializer, Immutable, Alias("el.PracticeRequest")]
public sealed record PracticeRequest(
    [property: Id(0)] int Count, [property: Id(1)] PracticeMode Mode, [property: Id(2)] Skill? Skill, [property: Id(3)] CefrLevel? Level);

[GenerateSerializer, Immutable, Alias("el.PracticeReply")]
public sealed record PracticeReply([property: Id(0)] IReadOnlyList<PracticeQuestion> Questions);
