using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;
using Xunit;

namespace EnglishLearning.Core.Tests.Grading;

/// <summary>These numbers are in storage: a change here needs a migration, not a new expectation.</summary>
public sealed class FrozenEnumTests
{
    [Fact]
    public void QuestionType_Numbers_AreFrozen() =>
        Assert.Equal("Single=1 Multiple=2 Cloze=3 Short=4 Flashcard=5", Numbers<QuestionType>());

    [Fact]
    public void Skill_Numbers_AreFrozen() =>
        Assert.Equal("Grammar=1 Vocabulary=2 Reading=3 Listening=4 Writing=5 Speaking=6", Numbers<Skill>());

    [Fact]
    public void CefrLevel_Numbers_AreFrozen() => Assert.Equal("A1=1 A2=2 B1=3 B2=4 C1=5 C2=6", Numbers<CefrLevel>());

    private static string Numbers<T>()
        where T : struct, Enum =>
        string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value, null)}"));
}
