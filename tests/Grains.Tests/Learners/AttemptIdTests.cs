using CsCheck;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Tests.Learners;
using EnglishLearning.Grains.Learners;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

public sealed class AttemptIdTests
{
    private static readonly ForeignReview Review = new("1502641013846", "cat", "kucing", Answers.Noon, Rating.Good, 4000);

    [Theory]
    [InlineData("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", true)]
    [InlineData("017f22e2-79b0-7cc3-88c4-dc0c0c07398f", true)]
    [InlineData("017f22e2-79b0-7cc3-bfff-dc0c0c07398f", true)]
    [InlineData("017f22e2-79b0-7cc3-78c4-dc0c0c07398f", false)]
    [InlineData("017f22e2-79b0-7cc3-c8c4-dc0c0c07398f", false)]
    [InlineData("919108f7-52d1-4320-9bac-f847db4148a8", false)]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    public void IsV7_LooksAtVersionAndVariant(string id, bool expected) => Assert.Equal(expected, AttemptId.IsV7(new Guid(id)));

    [Fact]
    public void UnixMs_TheExampleOfRfc9562_IsItsTime() =>
        Assert.Equal(
            new DateTimeOffset(2022, 2, 22, 19, 22, 22, TimeSpan.Zero).ToUnixTimeMilliseconds(), AttemptId.UnixMs(new Guid("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")));

    [Fact]
    public void UnixMs_AnIdMadeHere_IsItsMillisecond() =>
        Gen.Long[0, 4_000_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds).Sample(time =>
            Assert.Equal(time.ToUnixTimeMilliseconds(), AttemptId.UnixMs(Guid.CreateVersion7(time.AddTicks(9)))));

    [Fact]
    public void HasSaneTime_IsWithinItsBounds()
    {
        var now = Answers.Noon;
        bool Sane(DateTimeOffset time) => AttemptId.HasSaneTime(Guid.CreateVersion7(time), new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), now.AddDays(1));

        var earliest = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.True(Sane(earliest) && Sane(now) && Sane(now.AddDays(1)));
        Assert.False(Sane(earliest.AddMilliseconds(-1)) || Sane(now.AddDays(1).AddMilliseconds(1)));
    }

    /// <summary>A file imported before must count once after: these stay.</summary>
    [Fact]
    public void OfForeign_IsFrozen() =>
        Assert.Equal(new Guid("019cacea-e080-72df-ac31-57410206c661"), AttemptId.OfForeign(Answers.LearnerId, Review));

    [Fact]
    public void OfForeign_OfAnyReview_IsAV7IdOfItsMillisecond() =>
        Gen.Select(Gen.Long[0, 2_000_000_000_000], Gen.Enum<Rating>(), Gen.String[1, 40], Gen.Guid).Sample((ms, rating, key, learner) =>
        {
            var review = Review with { ReviewTime = DateTimeOffset.FromUnixTimeMilliseconds(ms), Rating = rating, CardKey = key };
            var id = AttemptId.OfForeign(learner, review);
            Assert.True(AttemptId.IsV7(id));
            Assert.Equal(ms, AttemptId.UnixMs(id));
            Assert.Equal(id, AttemptId.OfForeign(learner, review with { DurationMs = 1, Front = "", Back = "", ReviewTime = review.ReviewTime.ToOffset(TimeSpan.FromHours(7)) }));
        });

    [Fact]
    public void OfForeign_DiffersByLearnerCardTimeAndRating()
    {
        ForeignReview[] reviews =
            [Review, Review with { CardKey = "2" }, Review with { ReviewTime = Answers.Noon.AddMilliseconds(1) }, Review with { Rating = Rating.Hard }];
        Guid[] ids = [.. reviews.Select(review => AttemptId.OfForeign(Answers.LearnerId, review)), AttemptId.OfForeign(Guid.Empty, Review)];
        Assert.Equal(5, ids.Distinct().Count());
    }
}
