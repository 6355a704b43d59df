using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Statistics;

namespace EnglishLearning.Contracts.Questions;

/// <summary>One entry of the log on the attempts stream; its place in the log is the event's token.</summary>
[GenerateSerializer, Immutable, Alias("el.AttemptEvent")]
public sealed record AttemptEvent
{
    /// <summary>The stream namespace; a stream is one question's.</summary>
    public const string Namespace = "attempts";

    /// <summary>The stream provider's name.</summary>
    public const string Provider = "attempts";

    [Id(0)]
    public required Guid AttemptId { get; init; }

    [Id(1)]
    public required Guid LearnerId { get; init; }

    [Id(2)]
    public required EntryKind Kind { get; init; }

    [Id(3)]
    public required int QuestionVersion { get; init; }

    [Id(4)]
    public required bool Counts { get; init; }

    [Id(5)]
    public required double Score { get; init; }

    [Id(6)]
    public required double Guess { get; init; }

    [Id(7)]
    public required double Ability { get; init; }

    [Id(8)]
    public required double AbilityDeviation { get; init; }

    [Id(9)]
    public required double Weight { get; init; }

    [Id(10)]
    public required DateTimeOffset AnsweredAt { get; init; }

    public AnswerEvidence Evidence =>
        new(Kind, QuestionVersion, Counts, Score, Guess, new Estimate(Ability, AbilityDeviation), Weight);

    public static AttemptEvent Of(Guid learnerId, Attempt attempt)
    {
        var evidence = AnswerEvidence.Of(attempt);
        return new AttemptEvent
        {
            AttemptId = attempt.AttemptId,
            LearnerId = learnerId,
            Kind = attempt.Kind,
            QuestionVersion = evidence.QuestionVersion,
            Counts = evidence.Counts,
            Score = evidence.Score,
            Guess = evidence.Guess,
            Ability = evidence.Ability.Value,
            AbilityDeviation = evidence.Ability.Deviation,
            Weight = evidence.Weight,
            AnsweredAt = attempt.AnsweredAt,
        };
    }
}
