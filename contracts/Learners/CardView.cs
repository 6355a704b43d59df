using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Contracts.Learners;

/// <summary>A card as its learner sees it.</summary>
[GenerateSerializer, Immutable, Alias("el.CardView")]
public sealed record CardView
{
    [Id(0)]
    public required string QuestionId { get; init; }

    /// <summary>UTC; null for a card without a rated review.</summary>
    [Id(1)]
    public required DateTimeOffset? Due { get; init; }

    /// <summary>Days until recall falls to 90 %.</summary>
    [Id(2)]
    public required double Stability { get; init; }

    /// <summary>FSRS difficulty, 1 to 10.</summary>
    [Id(3)]
    public required double Difficulty { get; init; }

    /// <summary>Probability of recall now, in [0, 1].</summary>
    [Id(4)]
    public required double Retrievability { get; init; }

    [Id(5)]
    public required int ScheduledDays { get; init; }

    [Id(6)]
    public required int Reps { get; init; }

    [Id(7)]
    public required int Lapses { get; init; }

    [Id(8)]
    public required CardState State { get; init; }
}

/// <summary>A page of cards; <paramref name="Next"/> is the last id where more follow.</summary>
[GenerateSerializer, Immutable, Alias("el.CardPage")]
public sealed record CardPage([property: Id(0)] IReadOnlyList<CardView> Cards, [property: Id(1)] string? Next);
