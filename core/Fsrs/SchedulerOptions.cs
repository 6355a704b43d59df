using System.Collections.Immutable;

namespace EnglishLearning.Core.Fsrs;

/// <summary>How a learner's cards are scheduled. Checked when set: an instance is always valid.</summary>
public sealed record SchedulerOptions
{
    public const double MinDesiredRetention = 0.7;
    public const double MaxDesiredRetention = 0.97;

    // One array each, so that two instances with the default steps are equal: arrays compare by reference.
    private static readonly ImmutableArray<TimeSpan> OneAndTenMinutes =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    private static readonly ImmutableArray<TimeSpan> TenMinutes = [TimeSpan.FromMinutes(10)];

    public static SchedulerOptions Default { get; } = new();

    public FsrsParameters Parameters { get; init; } = FsrsParameters.Default;

    /// <summary>Probability of recall at which a card falls due, 0.7..0.97.</summary>
    public double DesiredRetention
    {
        get;
        init => field = value is >= MinDesiredRetention and <= MaxDesiredRetention
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Desired retention lies in 0.7..0.97.");
    } = 0.9;

    /// <summary>No interval is longer; at least 1.</summary>
    public int MaximumIntervalDays
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The longest interval is at least a day.");
    } = 36500;

    /// <summary>Waits of a card in Learning, each above zero. Empty: straight to Review.</summary>
    public ImmutableArray<TimeSpan> LearningSteps { get; init => field = Checked(value); } = OneAndTenMinutes;

    /// <summary>Waits of a card that failed in Review, each above zero. Empty: it stays in Review.</summary>
    public ImmutableArray<TimeSpan> RelearningSteps { get; init => field = Checked(value); } = TenMinutes;

    public bool FuzzEnabled { get; init; } = true;

    private static ImmutableArray<TimeSpan> Checked(ImmutableArray<TimeSpan> value)
    {
        if (value.IsDefault)
            return [];

        foreach (var step in value)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero, nameof(value));

        return value;
    }
}
