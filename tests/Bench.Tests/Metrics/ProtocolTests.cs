using EnglishLearning.Bench.Folding;
using EnglishLearning.Bench.Metrics;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Tests.Metrics;

public sealed class ProtocolTests
{
    [Fact]
    public void Items_OfOneCard_AreTheReviewsADayOrMoreAfterTheirPrevious()
    {
        var fold = HistoryFold.Of(Histories.Card(1, (0, 3), (0, 3), (1, 3), (0, 1), (4, 2)));
        Assert.Equal([3, 5], Protocol.Items(fold.Reviews).Select(item => item.Review.Order));
    }

    [Fact]
    public void Items_AtTheSameTime_AreInTheOrderOfTheirCards()
    {
        var reviews = new[] { 10, 9, 2 }.SelectMany(card => Histories.Card(card, (0, 3), (1, 3)))
            .Select(review => review with { At = review.ElapsedDays < 0 ? Histories.Start : Histories.Start.AddDays(1) });
        var fold = HistoryFold.Of(ReviewFile.InOrder(reviews));
        Assert.Equal([2, 9, 10], Protocol.Items(fold.Reviews).Select(item => item.Review.CardId));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 5)]
    [InlineData(13, 10)]
    public void Tested_AreTheLastFiveOfSixFolds(int items, int tested)
    {
        var card = Histories.Card(1, [(0, 3), .. Enumerable.Repeat((2, 3), items)]);
        var all = Protocol.Items(HistoryFold.Of(card).Reviews);
        var chosen = Protocol.Tested(all);
        Assert.Equal(items, all.Count);
        Assert.Equal(all.TakeLast(tested), chosen);
    }

    [Fact]
    public void Evaluate_TooFewItems_IsNothing() =>
        Assert.Null(Protocol.Evaluate(HistoryFold.Of(Histories.Card(1, (0, 3), (1, 3))).Reviews, _ => 0.5));

    [Fact]
    public void Evaluate_AlwaysHalf_LosesLn2()
    {
        var card = Histories.Card(1, [(0, 3), .. Enumerable.Range(1, 12).Select(day => (day, day % 3 == 0 ? 1 : 3))]);
        var figures = Protocol.Evaluate(HistoryFold.Of(card).Reviews, _ => 0.5)!;
        Assert.Equal((12, 10), (figures.Items, figures.Tested));
        Assert.Equal(Math.Log(2), figures.LogLoss, 12);
        Assert.Equal(0.5, figures.Auc);
    }
}
