using EnglishLearning.Bench.Suite;

namespace EnglishLearning.Bench.Tests.Suite;

public sealed class FigureTests
{
    [Fact]
    public void Of_TakesTheMedian()
    {
        Assert.Equal(3, Figure.Of("x", "/s", 9, 1, 3).Value);
        Assert.Equal(2, Figure.Of("x", "/s", 3, 1).Value);
        Assert.Equal((1.0, 9.0), (Figure.Of("x", "/s", 9, 1, 3).Least, Figure.Of("x", "/s", 9, 1, 3).Most));
    }

    [Fact]
    public void Ratio_IsOfTheMedians_ItsSpreadOfTheRuns()
    {
        var ratio = Figure.Ratio("r", Figure.Of("a", "/s", 10, 20, 60), Figure.Of("b", "/s", 5, 5, 10));
        Assert.Equal(4, ratio.Value);
        Assert.Equal([2, 4, 6], ratio.Runs);
    }

    [Fact]
    public void Met_ComparesWithTheTarget()
    {
        var figure = Figure.Of("x", "ms", 10);
        Assert.Null(figure.Met);
        Assert.True(figure.AtLeast(10).Met);
        Assert.False(figure.AtLeast(10.1).Met);
        Assert.True(figure.AtMost(10).Met);
        Assert.False(figure.AtMost(9.9).Met);
        Assert.False(Figure.Of("x", "ms", double.PositiveInfinity).AtMost(9).Met);
    }
}
