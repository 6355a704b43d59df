namespace EnglishLearning.Grains;

/// <summary>Limits and periods of the grains.</summary>
public sealed class GrainOptions
{
    /// <summary>Answers older than this are stale: they are brought in as history instead.</summary>
    public TimeSpan AnswerRetention { get; set; } = TimeSpan.FromDays(3 * 365);

    /// <summary>How far a client's clock may run ahead; within it the time of arrival counts, beyond it the answer is refused.</summary>
    public TimeSpan ClockAhead { get; set; } = TimeSpan.FromHours(24);

    public TimeSpan CatalogRefresh { get; set; } = TimeSpan.FromSeconds(2);
}
