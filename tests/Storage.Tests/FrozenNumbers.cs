using EnglishLearning.Core.Learners;
using EnglishLearning.Storage.Rows;
using EnglishLearning.Storage.Stream;
using Xunit;

namespace EnglishLearning.Storage.Tests;

/// <summary>Numbers and names that stored data hold: a change here makes old data mean something else.</summary>
public sealed class FrozenNumbers
{
    [Fact]
    public void EntryKind_IsFrozen() =>
        Assert.Equal([(1, "Answer"), (2, "Void"), (3, "Import")], Enum.GetValues<EntryKind>().Select(kind => ((int)kind, kind.ToString())));

    [Fact]
    public void QuestionStatus_IsFrozen() =>
        Assert.Equal([(1, "Published"), (2, "Retired")], Enum.GetValues<QuestionStatus>().Select(status => ((int)status, status.ToString())));

    [Theory]
    [InlineData("grammar-a1-articles-01", 3)]
    [InlineData("grammar-a1-articles-02", 2)]
    [InlineData("reading-b2-cities-07", 0)]
    [InlineData("listening-c1-talks-12", 1)]
    [InlineData("", 1)]
    public void AttemptQueues_AreFrozen(string questionId, int queue)
    {
        Assert.Equal(4, AttemptQueues.Count);
        Assert.Equal(queue, AttemptQueues.Of(questionId));
    }

    [Fact]
    public void AttemptQueues_ShareTheWork()
    {
        var counts = Enumerable.Range(0, 4000).CountBy(i => AttemptQueues.Of($"grammar-b1-tenses-{i:00}")).ToDictionary();

        Assert.All(Enumerable.Range(0, 4), queue => Assert.InRange(counts[queue], 800, 1200));
    }

    [Fact]
    public void OwnCards_HaveNoQueue() => Assert.Equal(-1, AttemptRow.NoQueue);

    [Fact]
    public void StoredJson_KeepsItsNames() =>
        Assert.Equal(
            """[{"skill":1,"value":-0,"deviation":0.30000000000000004,"attempts":3,"day":4}]""",
            System.Text.Json.JsonSerializer.Serialize([new(1, -0.0, 0.1 + 0.2, 3, 4)], StorageJson.Default.AbilityJsonArray));
}
