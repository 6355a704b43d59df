using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class SchedulerOptionsTests
{
    [Fact]
    public void Default_IsThatOfFsrs()
    {
        var options = SchedulerOptions.Default;
        Assert.Same(FsrsParameters.Default, options.Parameters);
        Assert.Equal((0.9, 36500, true), (options.DesiredRetention, options.MaximumIntervalDays, options.FuzzEnabled));
        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)], options.LearningSteps.AsEnumerable());
        Assert.Equal([TimeSpan.FromMinutes(10)], options.RelearningSteps.AsEnumerable());
        Assert.Equal(options, new SchedulerOptions());
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.97)]
    public void DesiredRetention_AtItsBounds_IsTaken(double retention) =>
        Assert.Equal(retention, new SchedulerOptions { DesiredRetention = retention }.DesiredRetention);

    [Theory]
    [InlineData(0.69)]
    [InlineData(0.98)]
    [InlineData(double.NaN)]
    public void DesiredRetention_OutsideItsBounds_IsRefused(double retention) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SchedulerOptions { DesiredRetention = retention });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void MaximumIntervalDays_BelowADay_IsRefused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SchedulerOptions.Default with { MaximumIntervalDays = days });

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public void Steps_ThatDoNotWait_AreRefused(int seconds)
    {
        var step = TimeSpan.FromSeconds(seconds);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SchedulerOptions { LearningSteps = [step] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SchedulerOptions { RelearningSteps = [step] });
    }

    [Fact]
    public void Steps_Unset_AreNone() =>
        Assert.True(new SchedulerOptions { LearningSteps = default }.LearningSteps.IsEmpty);
}
