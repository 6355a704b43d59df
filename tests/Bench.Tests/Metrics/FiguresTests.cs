using EnglishLearning.Bench.Metrics;

namespace EnglishLearning.Bench.Tests.Metrics;

public sealed class FiguresTests
{
    private static readonly Bin One = new(0, 0, -1);
    private static readonly Bin Other = new(1, 0, -1);

    [Fact]
    public void LogLossOf_FourPredictions_IsTheHandComputedMean()
    {
        // -(ln 0.9 + ln 0.4 + ln 0.8 + ln 0.5) / 4
        var loss = Figures.LogLossOf([Of(0.9, true), Of(0.6, false), Of(0.8, true), Of(0.5, false)]);
        Assert.Equal((0.1053605157 + 0.9162907319 + 0.2231435513 + 0.6931471806) / 4, loss, 9);
    }

    [Fact]
    public void LogLossOf_CertainAndWrong_IsBoundedByTheClip() =>
        Assert.Equal(-Math.Log(1e-4), Figures.LogLossOf([Of(1, false)]), 12);

    [Fact]
    public void AucOf_TwoAndTwo_CountsPairsInOrder() =>
        // Of the four pairs (recalled, forgotten) three are in order.
        Assert.Equal(0.75, Figures.AucOf([Of(0.9, true), Of(0.7, false), Of(0.6, true), Of(0.2, false)]));

    [Fact]
    public void AucOf_Ties_CountHalf() => Assert.Equal(0.5, Figures.AucOf([Of(0.7, true), Of(0.7, false)]));

    [Fact]
    public void AucOf_OneKindAlone_IsUnknown() => Assert.True(double.IsNaN(Figures.AucOf([Of(0.7, true), Of(0.4, true)])));

    [Fact]
    public void RmseOfBins_TwoBins_WeighsThemByReviews()
    {
        // First bin: mean 0.8 against 0.5 of 2; second: 0.4 against 0 of 1. sqrt((2 * 0.09 + 1 * 0.16) / 3)
        Prediction[] predictions = [new(0.9, true, One), new(0.7, false, One), new(0.4, false, Other)];
        Assert.Equal(Math.Sqrt(0.34 / 3), Figures.RmseOfBins(predictions), 12);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(13, 1)]
    [InlineData(14, 2)]
    public void BinOf_ElapsedDays_ChangesAtPowersOfItsWidth(int days, int expected) =>
        Assert.Equal(expected, Bin.Of(days, 0, 0).Elapsed);

    [Fact]
    public void BinOf_NoLapse_IsABinOfItsOwn() => Assert.NotEqual(Bin.Of(5, 3, 0), Bin.Of(5, 3, 1));

    private static Prediction Of(double probability, bool recalled) => new(probability, recalled, One);
}
