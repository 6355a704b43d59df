using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Contracts.Learners;

/// <summary>What became of an answer. Travels in messages: the numbers are frozen.</summary>
public enum AnswerStatus
{
    Accepted = 1,

    /// <summary>Known already, with the same body: the stored result.</summary>
    Duplicate = 2,

    /// <summary>The id is known with another body.</summary>
    Conflict = 3,

    /// <summary>Answered longer ago than the retention window.</summary>
    Stale = 4,

    /// <summary>See <see cref="AnswerOutcome.Fault"/>.</summary>
    Invalid = 5,
}

/// <summary>What is wrong with an answer. Travels in messages: the numbers are frozen.</summary>
public enum AnswerFault
{
    None = 0,
    UnknownQuestion = 1,
    UnknownVersion = 2,
    ResponseShape = 3,
    UnknownOption = 4,
    RatingMissing = 5,
    AttemptIdNotV7 = 6,
    AttemptIdTime = 7,
    AnsweredInFuture = 8,
    ResponseTooLong = 9,
    HintsOutOfRange = 10,
    ResponseMsOutOfRange = 11,
    RatingOutOfRange = 12,
}

[GenerateSerializer, Immutable, Alias("el.AnswerReply")]
public sealed record AnswerReply(
    [property: Id(0)] IReadOnlyList<AnswerOutcome> Outcomes,
    [property: Id(1)] PracticeQuestion? Next);

[GenerateSerializer, Immutable, Alias("el.AnswerOutcome")]
public sealed record AnswerOutcome
{
    [Id(0)]
    public required Guid AttemptId { get; init; }

    [Id(1)]
    public required AnswerStatus Status { get; init; }

    [Id(2)]
    public AnswerFault Fault { get; init; }

    /// <summary>Set where the answer was accepted, now or before.</summary>
    [Id(3)]
    public AnswerResult? Result { get; init; }
}

[GenerateSerializer, Immutable, Alias("el.AnswerResult")]
public sealed record AnswerResult
{
    [Id(0)]
    public required bool Correct { get; init; }

    /// <summary>Credit in [0, 1].</summary>
    [Id(1)]
    public required double Score { get; init; }

    [Id(2)]
    public required ResponseValue CorrectResponse { get; init; }

    [Id(3)]
    public required string Explanation { get; init; }

    /// <summary>Where a slip of the pen was forgiven: what was expected.</summary>
    [Id(4)]
    public string? Correction { get; init; }

    [Id(5)]
    public required Rating Rating { get; init; }

    [Id(6)]
    public required CardView Card { get; init; }

    [Id(7)]
    public required AbilityView Ability { get; init; }

    [Id(8)]
    public required QuestionView Question { get; init; }

    /// <summary>Expected success before the answer.</summary>
    [Id(9)]
    public required double PCorrect { get; init; }
}

/// <summary>An ability on the logit scale with its CEFR band.</summary>
[GenerateSerializer, Immutable, Alias("el.AbilityView")]
public sealed record AbilityView(
    [property: Id(0)] Skill Skill, [property: Id(1)] double Value, [property: Id(2)] double Deviation, [property: Id(3)] CefrLevel Level)
{
    public static AbilityView Of(Skill skill, Estimate ability) =>
        new(skill, ability.Value, ability.Deviation, Scale.LevelOf(ability.Value));
}

/// <summary>A question on the logit scale; <paramref name="Attempts"/> are the first attempts that it rests on.</summary>
[GenerateSerializer, Immutable, Alias("el.QuestionView")]
public sealed record QuestionView(
    [property: Id(0)] double Difficulty, [property: Id(1)] double Deviation, [property: Id(2)] int Attempts);
