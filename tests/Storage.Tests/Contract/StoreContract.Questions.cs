using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Publish_NewContent_ComesBackAsVersionOne()
    {
        var question = Samples.Question("q1");

        Assert.Equal(new ContentLoad(1, 0, 0, 0, 0), await Questions.PublishAsync([question]));

        var stored = Assert.Single(await Questions.LoadAsync());
        Assert.Equal(QuestionStatus.Published, stored.Status);
        AssertSame(question with { Version = 1 }, stored.Question);
    }

    [Fact]
    public async Task Publish_Again_ChangesNothing()
    {
        QuestionVersion[] content = [Samples.Question("q1"), Samples.Question("q2") with { Passage = null, Hints = [] }];
        await Questions.PublishAsync(content);

        Assert.Equal(new ContentLoad(0, 0, 0, 2, 0), await Questions.PublishAsync(content));
        Assert.Equal(2, (await Questions.LoadAsync()).Count);
    }

    [Fact]
    public async Task Publish_AChangeOfTheTask_MakesANewVersion_AndKeepsTheOld()
    {
        var question = Samples.Question("q1");
        QuestionVersion[] changes =
        [
            question with { Stem = "Your sister is ___ engineer." },
            question with { Passage = question.Passage! with { Text = "Dear Mia" } },
            question with { Passage = null },
            question with { Options = [new("a", "a"), new("b", "an"), new("c", "the")] },
            question with { Key = ["a"] },
            question with { Type = QuestionType.Multiple },
            question with { Skill = Skill.Vocabulary },
            question with { Level = CefrLevel.A2 },
        ];
        await Questions.PublishAsync([question]);

        foreach (var change in changes)
            Assert.Equal(new ContentLoad(0, 1, 0, 0, 0), await Questions.PublishAsync([change]));

        var stored = (await Questions.LoadAsync()).Select(version => version.Question).OrderBy(version => version.Version).ToList();
        Assert.Equal(Enumerable.Range(1, 9), stored.Select(version => version.Version));
        Assert.Equal(["q1"], stored.Select(version => version.QuestionId).Distinct());
        AssertSame(question with { Version = 1 }, stored[0]);
        AssertSame(changes[^1] with { Version = 9 }, stored[^1]);
    }

    [Fact]
    public async Task Publish_AChangeOfTheHelp_IsMadeInPlace()
    {
        var question = Samples.Question("q1");
        await Questions.PublishAsync([question]);
        var better = question with { Explanation = "Lebih jelas.", Hints = ["Satu.", "Dua."] };

        Assert.Equal(new ContentLoad(0, 0, 1, 0, 0), await Questions.PublishAsync([better]));

        AssertSame(better with { Version = 1 }, Assert.Single(await Questions.LoadAsync()).Question);
    }

    [Fact]
    public async Task Publish_Less_RetiresTheRest_AndMoreBringsItBack()
    {
        var (one, two) = (Samples.Question("q1"), Samples.Question("q2"));
        await Questions.PublishAsync([one, two]);
        await Questions.PublishAsync([one, two with { Stem = "New ___" }]);

        Assert.Equal(new ContentLoad(0, 0, 0, 1, 1), await Questions.PublishAsync([one]));
        Assert.Equal(new ContentLoad(0, 0, 0, 1, 0), await Questions.PublishAsync([one]));
        Assert.Equal(
            [("q1", QuestionStatus.Published), ("q2", QuestionStatus.Retired), ("q2", QuestionStatus.Retired)],
            (await Questions.LoadAsync()).Select(stored => (stored.Question.QuestionId, stored.Status)).Order());

        Assert.Equal(new ContentLoad(0, 0, 1, 1, 0), await Questions.PublishAsync([one, two with { Stem = "New ___" }]));
        Assert.All(await Questions.LoadAsync(), stored => Assert.Equal(QuestionStatus.Published, stored.Status));
    }

    [Fact]
    public async Task Publish_RacedByTwo_AddsOnce()
    {
        var content = Enumerable.Range(0, 50).Select(i => Samples.Question($"q{i}")).ToList();

        var loads = await Task.WhenAll(Questions.PublishAsync(content), Questions.PublishAsync(content), Questions.PublishAsync(content));

        Assert.Equal(50, loads.Sum(load => load.Added));
        Assert.Equal(100, loads.Sum(load => load.Unchanged));
        Assert.Equal(50, (await Questions.LoadAsync()).Count);
    }

    [Fact]
    public async Task Publish_AQuestionTwice_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Questions.PublishAsync([Samples.Question("q1"), Samples.Question("q1")]));

        Assert.Empty(await Questions.LoadAsync());
    }

    [Fact]
    public async Task Statistics_ComeBack_BitByBit()
    {
        var statistics = Samples.Statistics("q1", new(5, 2));

        Assert.Null(await Questions.LoadStatisticsAsync("q1"));
        Assert.True(await Questions.SaveStatisticsAsync(statistics));

        var loaded = await Questions.LoadStatisticsAsync("q1");
        Assert.Equal(statistics, loaded);
        Assert.True(double.IsNegative(loaded!.Statistics.Difficulty.Value));
    }

    [Fact]
    public async Task Statistics_NeverGoBack()
    {
        Assert.True(await Questions.SaveStatisticsAsync(Samples.Statistics("q1", new(5, 2), attempts: 1)));
        Assert.False(await Questions.SaveStatisticsAsync(Samples.Statistics("q1", new(5, 2), attempts: 2)));
        Assert.False(await Questions.SaveStatisticsAsync(Samples.Statistics("q1", new(4, 9), attempts: 3)));
        Assert.True(await Questions.SaveStatisticsAsync(Samples.Statistics("q1", new(5, 3), attempts: 4)));
        Assert.True(await Questions.SaveStatisticsAsync(Samples.Statistics("q1", new(6, 0), attempts: 5)));

        Assert.Equal(5, (await Questions.LoadStatisticsAsync("q1"))!.Statistics.Attempts);
    }

    [Fact]
    public async Task Statistics_OfManyQuestions_ShareCommits()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 600)
            .Select(i => Questions.SaveStatisticsAsync(Samples.Statistics($"q{i % 200}", new(1 + i / 200, 0), attempts: i / 200))));

        Assert.All(saved.Skip(400), Assert.True);
        var (changed, _) = await Questions.LoadStatisticsAsync(0);
        Assert.Equal(200, changed.Count);
        Assert.All(changed, statistics => Assert.Equal(2, statistics.Attempts));
    }

    [Fact]
    public async Task Statistics_ChangedAfterAStamp_AreGivenAndNoOthers()
    {
        await Questions.SaveStatisticsAsync(Samples.Statistics("q1", new(1, 0)));
        await Questions.SaveStatisticsAsync(Samples.Statistics("q2", new(1, 1)));
        var (all, stamp) = await Questions.LoadStatisticsAsync(0);
        var (none, same) = await Questions.LoadStatisticsAsync(stamp);
        await Questions.SaveStatisticsAsync(Samples.Statistics("q2", new(2, 0)));
        var (one, next) = await Questions.LoadStatisticsAsync(same);

        Assert.Equal(["q1", "q2"], Ids(all));
        Assert.Empty(none);
        Assert.Equal(["q2"], Ids(one));
        Assert.Empty((await Questions.LoadStatisticsAsync(next)).Changed);
    }

    [Fact]
    public async Task Statistics_Replaced_AreTheGivenOnesAlone_AndCountAsChanged()
    {
        await Questions.SaveStatisticsAsync(Samples.Statistics("q1", new(9, 0)));
        await Questions.SaveStatisticsAsync(Samples.Statistics("q2", new(9, 1)));
        var (_, stamp) = await Questions.LoadStatisticsAsync(0);

        await Maintenance.ReplaceStatisticsAsync([Samples.Statistics("q2", new(3, 0)), Samples.Statistics("q3", new(3, 1))]);

        var (changed, next) = await Questions.LoadStatisticsAsync(stamp);
        Assert.Equal(["q2", "q3"], Ids(changed));
        Assert.Null(await Questions.LoadStatisticsAsync("q1"));
        await Maintenance.ReplaceStatisticsAsync([]);
        await Questions.SaveStatisticsAsync(Samples.Statistics("q4", new(1, 0)));
        Assert.Equal(["q4"], Ids((await Questions.LoadStatisticsAsync(next)).Changed));
    }

    private protected static IEnumerable<string> Ids(IEnumerable<QuestionStatistics> statistics) =>
        statistics.Select(one => one.QuestionId).Order();

    private static void AssertSame(QuestionVersion expected, QuestionVersion actual)
    {
        Assert.Equal(expected.Options, actual.Options);
        Assert.Equal(expected.Key, actual.Key);
        Assert.Equal(expected.Hints, actual.Hints);
        Assert.Equal(expected with { Options = actual.Options, Key = actual.Key, Hints = actual.Hints }, actual);
    }
}
