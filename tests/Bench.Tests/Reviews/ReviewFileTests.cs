using EnglishLearning.Bench.Cli;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Tests.Reviews;

public sealed class ReviewFileTests
{
    private const string Header = "learner_id,card_id,review_th,review_time,day,elapsed_days,rating,duration_ms\n";

    [Fact]
    public void Read_Row_GivesItsMembers()
    {
        var review = Assert.Single(Read(Header + "x,7,2,2024-03-29T20:33:54Z,0,0,1,11650\n"));
        Assert.Equal(new Review(7, 2, Histories.Time("2024-03-29T20:33:54Z"), 0, 1, 11650), review);
        Assert.Equal(TimeSpan.Zero, review.At.Offset);
    }

    [Fact]
    public void Read_ColumnsInAnotherOrder_AndWithoutDuration_IsFine() =>
        Assert.Equal(
            new Review(7, 1, Histories.Time("2024-03-29T20:33:54Z"), -1, 4, 0),
            Assert.Single(Read("rating,elapsed_days,card_id,review_th,review_time\n4,-1,7,1,2024-03-29T20:33:54Z\n")));

    [Fact]
    public void Read_DateAlone_IsNoon_AndEmptyDurationZero()
    {
        var review = Assert.Single(Read(Header + "x,1,1,2022-09-29,0,-1,4,\n"));
        Assert.Equal((Histories.Time("2022-09-29T12:00:00Z"), 0), (review.At, review.DurationMs));
    }

    [Fact]
    public void Read_Rows_AreSortedByTimeThenCardThenOrder()
    {
        var reviews = Read(Header
            + "x,2,1,2024-01-01T00:00:00Z,0,-1,3,0\n"
            + "x,1,2,2024-01-01T00:00:00Z,0,0,3,0\n"
            + "x,1,1,2024-01-01T00:00:00Z,0,-1,3,0\n"
            + "x,3,1,2023-01-01T00:00:00Z,0,-1,3,0\n");
        Assert.Equal([(3, 1), (1, 1), (1, 2), (2, 1)], reviews.Select(review => (review.CardId, review.Order)));
    }

    [Theory]
    [InlineData("x,1,1,2024-01-01,0,-1,5,0", "rating")]
    [InlineData("x,1,1,2024-01-01,0,-1,,0", "rating")]
    [InlineData("x,1,0,2024-01-01,0,-1,3,0", "review_th")]
    [InlineData("x,one,1,2024-01-01,0,-1,3,0", "card_id")]
    [InlineData("x,1,1,yesterday,0,-1,3,0", "review_time")]
    [InlineData("x,1,1,2024-01-01,0,-2,3,0", "elapsed_days")]
    [InlineData("x,1,1,2024-01-01,0,-1,3,-5", "duration_ms")]
    public void Read_BadValue_NamesLineAndColumn(string row, string column)
    {
        var fault = Assert.Throws<UsageException>(() => Read(Header + "x,9,1,2024-01-01,0,-1,3,0\n" + row + "\n"));
        Assert.StartsWith("line 3: " + column, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingColumn_NamesIt()
    {
        var fault = Assert.Throws<UsageException>(() => Read("card_id,review_th,review_time,rating\n1,1,2024-01-01,3\n"));
        Assert.Contains("elapsed_days", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ShortRow_IsAUsageFault() => Assert.Throws<UsageException>(() => Read(Header + "x,1,1\n"));

    [Fact]
    public void Read_NoSuchFile_IsAUsageFault() => Assert.Throws<UsageException>(() => ReviewFile.Read("no-such-file.csv"));

    [Fact]
    public void Separate_SameSecondOnOneCard_KeepsTheOrderByMilliseconds()
    {
        var tied = Histories.Card(1, (0, 1), (0, 2), (0, 3)).Select(review => review with { At = Histories.Start }).ToArray();
        var other = Histories.Card(2, (0, 1)).Select(review => review with { At = Histories.Start }).ToArray();
        var (reviews, moved) = Ties.Separate([tied[2], tied[0], other[0], tied[1]]);
        Assert.Equal(2, moved);
        Assert.Equal([1, 2, 3], reviews.Where(review => review.CardId == 1).Select(review => review.Order));
        Assert.Equal(
            [Histories.Start, Histories.Start.AddMilliseconds(1), Histories.Start.AddMilliseconds(2)],
            reviews.Where(review => review.CardId == 1).Select(review => review.At));
        Assert.Equal(Histories.Start, reviews.Single(review => review.CardId == 2).At);
    }

    [Fact]
    public void Separate_NoTies_ChangesNothing()
    {
        var card = Histories.Card(1, (0, 1), (3, 2));
        var (reviews, moved) = Ties.Separate(card);
        Assert.Equal(0, moved);
        Assert.Equal(card, reviews);
    }

    private static IReadOnlyList<Review> Read(string csv) => ReviewFile.Read(new StringReader(csv));
}
