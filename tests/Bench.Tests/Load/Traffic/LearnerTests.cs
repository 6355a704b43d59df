using EnglishLearning.Bench.Load.Traffic;

namespace EnglishLearning.Bench.Tests.Load.Traffic;

public sealed class LearnerTests
{
    [Fact]
    public void NextTimes_ComeAfterAllBefore()
    {
        var learner = new Learner([]);
        Assert.Equal(1_000_000, learner.NextTime(1_000_000));
        Assert.Equal(1_000_001, learner.NextTime(1_000_000));
        // Away for 100 s: ten answers in between.
        Assert.Equal((1_000_002, 9_999), learner.NextTimes(10, 15_000, 1_100_001));
        Assert.Equal(1_000_002 + 9 * 9_999 + 1, learner.NextTime(0));
        // Away for long: the last ten of the time.
        Assert.Equal((9_850_000, 15_000), learner.NextTimes(10, 15_000, 10_000_000));
        // The clock stands still.
        Assert.Equal((9_985_001, 1), learner.NextTimes(3, 15_000, 9_985_000));
    }

    [Fact]
    public void AttemptIds_AreOfVersion7AndTheirTime()
    {
        var ids = new AttemptIdSource(new Random(1));
        var (first, second) = (ids.Next(0x0123_4567_89AB), ids.Next(0x0123_4567_89AB));
        Assert.NotEqual(first, second);
        Assert.Equal(7, first.Version);
        Assert.InRange(first.Variant, 8, 11);
        Assert.StartsWith("01234567-89ab-7", first.ToString());
    }

    [Fact]
    public void Pool_GivesEachLearnerOnceUntilReturned()
    {
        var learners = Enumerable.Range(0, 50).Select(_ => new Learner([])).ToArray();
        var pool = new LearnerPool(learners, new Random(1));
        var taken = Enumerable.Range(0, 50).Select(_ => pool.Take()!).ToArray();
        Assert.Null(pool.Take());
        Assert.Equal(50, taken.Distinct().Count());
        Assert.NotEqual(learners, taken);
        pool.Return(taken[7]);
        Assert.Same(taken[7], pool.Take());
    }
}
