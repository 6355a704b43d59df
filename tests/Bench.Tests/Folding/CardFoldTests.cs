using EnglishLearning.Bench.Folding;

namespace EnglishLearning.Bench.Tests.Folding;

public sealed class CardFoldTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5.5)]
    [InlineData(3, 10)]
    public void Add_FirstReview_WaitsForItsLearningStep(int rating, double minutes)
    {
        var card = Fold((0, rating));
        Assert.Equal(CardPhase.Learning, card.Phase);
        Assert.Equal(Histories.Start.AddSeconds(1).AddMinutes(minutes), card.DueFrom);
        Assert.Equal(card.DueFrom, card.DueTo);
    }

    [Fact]
    public void Add_EasyAtOnce_GoesToReviewByDays()
    {
        var card = Fold((0, 4));
        Assert.Equal(CardPhase.Review, card.Phase);
        // Stability 8.2956 days: 8 of them, and 1 + 0.15 * 4.5 + 0.1 of fuzz either way.
        Assert.Equal(Histories.Time("2024-05-12T04:00:00Z"), card.DueFrom);
        Assert.Equal(Histories.Time("2024-05-16T04:00:00Z"), card.DueTo);
    }

    [Fact]
    public void Add_GoodTwice_FinishesLearning() => Assert.Equal(CardPhase.Review, Fold((0, 3), (0, 3)).Phase);

    [Fact]
    public void Add_HardOnTheSecondStep_StaysOnIt()
    {
        var onSecond = Fold((0, 3), (0, 2));
        Assert.Equal(CardPhase.Learning, onSecond.Phase);
        Assert.Equal(Histories.Start.AddSeconds(1).AddMinutes(1 + 10), onSecond.DueFrom);
        Assert.Equal(CardPhase.Review, Fold((0, 3), (0, 2), (0, 3)).Phase);
    }

    [Fact]
    public void Add_AgainOnTheSecondStep_GoesBackToTheFirst() =>
        Assert.Equal(CardPhase.Learning, Fold((0, 3), (0, 1), (0, 3)).Phase);

    [Fact]
    public void Add_ForgottenInReview_IsALapseAndRelearns()
    {
        var card = Fold((0, 4), (9, 1));
        Assert.Equal((CardPhase.Relearning, 1), (card.Phase, card.Lapses));
        Assert.Equal(TimeSpan.FromMinutes(10), card.DueFrom - Histories.Start.AddSeconds(1).AddDays(9));
    }

    [Fact]
    public void Add_ForgottenWhileLearningOrRelearning_IsNoFurtherLapse()
    {
        Assert.Equal(0, Fold((0, 1), (1, 1)).Lapses);
        Assert.Equal(1, Fold((0, 4), (9, 1), (0, 1)).Lapses);
    }

    [Fact]
    public void Add_HardWhileRelearning_WaitsFifteenMinutes_AndGoodEndsIt()
    {
        var hard = Fold((0, 4), (9, 1), (0, 2));
        Assert.Equal(TimeSpan.FromMinutes(15), hard.DueFrom - Histories.Start.AddSeconds(1).AddDays(9).AddMinutes(1));
        Assert.Equal(CardPhase.Review, Fold((0, 4), (9, 1), (0, 3)).Phase);
    }

    [Fact]
    public void Add_ReviewBeforeFour_BelongsToTheDayBefore()
    {
        var fold = new CardFold();
        fold.Add(Histories.Card(1, (0, 4))[0] with { At = Histories.Time("2024-05-07T03:59:59Z") });
        Assert.Equal(Histories.Time("2024-05-12T04:00:00Z"), fold.Result(1).DueFrom);
    }

    [Fact]
    public void Add_ReportsWhatWasKnownBeforeTheReview()
    {
        var fold = new CardFold();
        var before = Histories.Card(1, (0, 3), (0, 1), (2, 1), (0, 3), (5, 3)).Select(fold.Add).ToArray();
        Assert.Null(before[0].Recall);
        Assert.Equal(0.9, before[1].Recall);
        Assert.InRange(before[2].Recall!.Value, 0.5, 0.99);
        Assert.Equal([0, 0, 0, 1, 1], before.Select(review => review.LongReviewsBefore));
        Assert.Equal([0, 0, 0, 1, 1], before.Select(review => review.LongLapsesBefore));
    }

    [Fact]
    public void HistoryFold_OfInterleavedCards_FoldsEachByItself()
    {
        var one = Histories.Card(1, (0, 3), (2, 3), (6, 1));
        var two = Histories.Card(2, (0, 1), (1, 4));
        var fold = HistoryFold.Of(EnglishLearning.Bench.Reviews.ReviewFile.InOrder([.. one, .. two]));
        Assert.Equal(HistoryFold.Of(one).Cards[1], fold.Cards[1]);
        Assert.Equal(HistoryFold.Of(two).Cards[2], fold.Cards[2]);
        Assert.Equal(5, fold.Reviews.Count);
    }

    private static FoldedCard Fold(params (int Days, int Rating)[] reviews)
    {
        var fold = new CardFold();
        foreach (var review in Histories.Card(1, reviews))
            fold.Add(review);
        return fold.Result(1);
    }
}
