using EnglishLearning.Core.Tests.Learners;
using EnglishLearning.Grains.Learners;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

public sealed class RecentAttemptsTests
{
    [Fact]
    public void Find_KnowsTheLastEight_AndNoneOnceCleared()
    {
        var recent = new RecentAttempts();
        for (var i = 1; i <= 20; i++)
            recent.Add(Answers.At(Answers.Noon, i));
        Assert.Equal(
            Enumerable.Range(13, 8), Enumerable.Range(1, 20).Where(number => recent.Find(Answers.Id(number)) is not null));
        Assert.Equal(20, recent.Find(Answers.Id(20))?.BodyHash);
        recent.Clear();
        Assert.Null(recent.Find(Answers.Id(20)));
    }
}
