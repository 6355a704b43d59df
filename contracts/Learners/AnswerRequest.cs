using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Contracts.Learners;

/// <summary>One submitted answer.</summary>
[GenerateSerializer, Immutable, Alias("el.Answer")]
public sealed record Answer
{
    /// <summary>UUIDv7, made by the client: the same id is the same answer.</summary>
    [Id(0)]
    public required Guid AttemptId { get; init; }

    [Id(1)]
    public required string QuestionId { get; init; }

    [Id(2)]
    public required int Version { get; init; }

    [Id(3)]
    public required ResponseValue Response { get; init; }

    /// <summary>By the client's clock.</summary>
    [Id(4)]
    public required DateTimeOffset AnsweredAt { get; init; }

    [Id(5)]
    public required int ResponseMs { get; init; }

    [Id(6)]
    public required int HintsUsed { get; init; }

    [Id(7)]
    public Rating? Rating { get; init; }

    /// <summary>Practice by choice: recorded, and moves nothing.</summary>
    [Id(8)]
    public bool Unrated { get; init; }
}

/// <summary>Answers of one learner; <paramref name="WithNext"/> asks for the next question with the reply.</summary>
[GenerateSerializer, Immutable, Alias("el.AnswerRequest")]
public sealed record AnswerRequest([property: Id(0)] IReadOnlyList<Answer> Answers, [property: Id(1)] bool WithNext);
