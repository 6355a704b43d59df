using System.Text;
using EnglishLearning.Storage.History;
using Xunit;

namespace EnglishLearning.Storage.Tests.History;

/// <summary>Regressions of issue 2's review: reviews of one card at one time lost their order, or each other.</summary>
public sealed class TiesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Issue2_ReviewsOfACardAtOneTime_KeepTheirOrder_AMillisecondApart()
    {
        var history = await ReadAsync(
            "c,2024-01-02,1,0", "c,2024-01-02,3,0", "b,2024-01-02,2,0", "c,2024-01-02,3,0", "c,2024-01-03,4,0");
        var noon = new DateTimeOffset(2024, 1, 2, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal([(noon, 1), (noon.AddMilliseconds(1), 3), (noon.AddMilliseconds(2), 3), (noon.AddDays(1), 4)],
            history.Reviews.Where(review => review.CardKey == "c").Select(review => (review.ReviewTime, review.Rating)));
        Assert.Equal(noon, Assert.Single(history.Reviews, review => review.CardKey == "b").ReviewTime);
    }

    [Fact]
    public async Task Issue2_ARowWithSeveralErrors_IsRejectedOnce()
    {
        var history = await ReadAsync("c,never,9,x", "c,2024-01-02,3,0");
        Assert.Equal((1, 1), (history.Rejected, history.Reviews.Count));
        Assert.Equal(3, history.Errors.Count);
    }

    [Fact]
    public async Task Issue2_ACard_HasOneCopyOfItsTexts()
    {
        var history = await ReadAsync("c,2024-01-02,1,0", "c,2024-01-05,3,0");
        Assert.Same(history.Reviews[0].Front, history.Reviews[1].Front);
    }

    private static Task<ReviewHistory> ReadAsync(params string[] rows)
    {
        var csv = new MemoryStream(Encoding.UTF8.GetBytes("card_id,review_time,rating,duration_ms\n" + string.Join('\n', rows)));
        return ReviewHistory.CollectAsync(CsvHistory.ReadAsync(csv, Now), 100);
    }
}
