using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Selection;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

/// <summary>These numbers are in storage or in messages: a change here is a change of everyone's data.</summary>
public sealed class FrozenEnumTests
{
    [Fact]
    public void EntryKind_NumbersAreFrozen() => AssertNumbers<EntryKind>("Answer=1", "Void=2", "Import=3");

    [Fact]
    public void PracticeMode_NumbersAreFrozen() => AssertNumbers<PracticeMode>("Mixed=0", "Review=1", "New=2");

    [Fact]
    public void ReasonKind_NumbersAreFrozen() => AssertNumbers<ReasonKind>("Due=1", "NewInBand=2", "NewNearest=3");

    [Fact]
    public void Skill_NumbersAreFrozen() =>
        AssertNumbers<Skill>("Grammar=1", "Vocabulary=2", "Reading=3", "Listening=4", "Writing=5", "Speaking=6");

    [Fact]
    public void CefrLevel_NumbersAreFrozen() => AssertNumbers<CefrLevel>("A1=1", "A2=2", "B1=3", "B2=4", "C1=5", "C2=6");

    private static void AssertNumbers<T>(params string[] numbers)
        where T : struct, Enum => Assert.Equal(numbers, Enum.GetValues<T>().Select(value => $"{value}={value:D}"));
}
