namespace EnglishLearning.Grains.Tests.Support;

/// <summary>The machine's clock, set forward as a test says; timers run as ever.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
