using EnglishLearning.Bench.Folding;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Replay;

namespace EnglishLearning.Bench.Tests.Replay;

public sealed class CheckTests
{
    private static readonly HistoryFold Fold = HistoryFold.Of(Histories.Card(1, (0, 4), (9, 3), (20, 3)));

    private static readonly Card Same = Served(Fold.Cards[1]);

    [Fact]
    public void CardCheck_EqualCards_HasNothingToSay()
    {
        Assert.Empty(Compare(Same));
        Assert.Empty(Compare(Same with { Due = Fold.Cards[1].DueTo }));
        Assert.Empty(Compare(Same with { Stability = Same.Stability * (1 + 1e-12) }));
    }

    [Fact]
    public void CardCheck_EachMemberThatDiffers_IsNamed()
    {
        Assert.Equal("stability", Only(Same with { Stability = Same.Stability * (1 + 1e-8) }));
        Assert.Equal("difficulty", Only(Same with { Difficulty = Same.Difficulty - 1e-6 }));
        Assert.Equal("reps", Only(Same with { Reps = 4 }));
        Assert.Equal("lapses", Only(Same with { Lapses = 1 }));
        Assert.Equal("state", Only(Same with { State = "learning" }));
        Assert.Equal("due", Only(Same with { Due = null }));
        Assert.Equal("due", Only(Same with { Due = Fold.Cards[1].DueTo.AddDays(1) }));
        Assert.Equal("due", Only(Same with { Due = Fold.Cards[1].DueFrom.AddDays(-1) }));
        Assert.Equal("due", Only(Same with { Due = Fold.Cards[1].DueFrom.AddHours(1) }));
        Assert.Equal("stability", Only(Same with { Stability = double.NaN }));
    }

    [Fact]
    public void CardCheck_MissingStrayOrDoubledCard_IsNamed()
    {
        Assert.Equal(["count", "served"], Compare().Select(difference => difference.Member));
        Assert.Equal(["count"], Compare(Same, Same with { QuestionId = "own-stray" }).Select(difference => difference.Member));
        Assert.Equal(["count", "served"], Compare(Same, Same).Select(difference => difference.Member));
    }

    [Fact]
    public void AttemptCheck_EqualLog_GivesThePredictions()
    {
        var check = AttemptCheck.Compare(Fold.Reviews, Log(), Id);
        Assert.Empty(check.Differences);
        Assert.Equal(Fold.Reviews.Skip(1).Select(review => review.Recall!.Value), Fold.Reviews.Skip(1).Select(review => check.Predictions[review.Review]));
    }

    [Fact]
    public void AttemptCheck_LostOrDoubledReview_IsNamed()
    {
        Assert.Equal(2, AttemptCheck.Compare(Fold.Reviews, Log()[1..], Id).Differences.Count);
        Assert.Equal(2, AttemptCheck.Compare(Fold.Reviews, [.. Log(), Log()[0]], Id).Differences.Count);
    }

    [Fact]
    public void AttemptCheck_OtherRatingOrPrediction_IsNamed()
    {
        var log = Log();
        log[0] = log[0] with { Rating = 1 };
        log[2] = log[2] with { PCorrect = log[2].PCorrect + 1e-6 };
        Assert.Equal(["rating", "pCorrect"], AttemptCheck.Compare(Fold.Reviews, log, Id).Differences.Select(difference => difference.Member));
    }

    private static string Id(int card) => $"own-{card}";

    private static Card Served(FoldedCard card) =>
        new(Id(card.CardId), card.DueFrom, card.Stability, card.Difficulty, card.Reps, card.Lapses, "review");

    private static Attempt[] Log() =>
    [
        .. Fold.Reviews.Select(review => new Attempt(
            Guid.CreateVersion7(), "answer", Id(1), review.Review.At, review.Review.Rating, review.Recall ?? 0.5, null)),
    ];

    private static Difference[] Compare(params Card[] served) => [.. CardCheck.Compare([.. Fold.Cards.Values], served, Id)];

    private static string Only(Card served) => Assert.Single(Compare(served)).Member;
}
