using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Tests.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Ability;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData(true, false, 0, 1)]
    [InlineData(true, false, 1, 0.5)]
    [InlineData(true, false, 3, 0.25)]
    [InlineData(false, false, 0, 0)]
    [InlineData(true, true, 0, 0)]
    [InlineData(false, true, 2, 0)]
    public void Weight_IsTheShareThatTheLearnerGaveWithoutHelp(bool rated, bool selfGraded, int hints, double expected)
    {
        Assert.Equal(expected, Evidence.Weight(rated, selfGraded, hints));
        Assert.Equal(expected, Evidence.Weight(Answers.At(Answers.Noon, 1) with
        {
            Rated = rated,
            SelfGraded = selfGraded,
            HintsUsed = hints,
        }));
    }
}
