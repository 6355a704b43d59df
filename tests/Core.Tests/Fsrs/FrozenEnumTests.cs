using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

/// <summary>These numbers are in storage: a change here is a change of everyone's data.</summary>
public sealed class FrozenEnumTests
{
    [Fact]
    public void Rating_NumbersAreFrozen() =>
        Assert.Equal(["Again=1", "Hard=2", "Good=3", "Easy=4"], Numbers<Rating>());

    [Fact]
    public void CardState_NumbersAreFrozen() =>
        Assert.Equal(["New=0", "Learning=1", "Review=2", "Relearning=3", "Seen=4"], Numbers<CardState>());

    private static IEnumerable<string> Numbers<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => $"{value}={value:D}");
}
