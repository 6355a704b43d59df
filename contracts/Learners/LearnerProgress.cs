namespace EnglishLearning.Contracts.Learners;

/// <summary>Where a learner stands.</summary>
[GenerateSerializer, Immutable, Alias("el.LearnerProgress")]
public sealed record LearnerProgress
{
    [Id(0)]
    public required int Attempts { get; init; }

    [Id(1)]
    public required int Correct { get; init; }

    [Id(2)]
    public required int ActiveDays { get; init; }

    /// <summary>Calendar days in a row with an answer, up to today or yesterday.</summary>
    [Id(3)]
    public required int StreakDays { get; init; }

    [Id(4)]
    public required int DueNow { get; init; }

    [Id(5)]
    public required int Cards { get; init; }

    /// <summary>Cards whose recall is scheduled by days, not by learning steps.</summary>
    [Id(6)]
    public required int CardsInReview { get; init; }

    [Id(7)]
    public required IReadOnlyList<SkillProgress> Skills { get; init; }

    [Id(8)]
    public required string TimeZone { get; init; }

    [Id(9)]
    public required double DesiredRetention { get; init; }
}

/// <summary>One skill with the number of answers that its ability rests on.</summary>
[GenerateSerializer, Immutable, Alias("el.SkillProgress")]
public sealed record SkillProgress(
    [property: Id(0)] AbilityView Ability, [property: Id(1)] int Attempts);
