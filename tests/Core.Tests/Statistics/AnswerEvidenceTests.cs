using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Core.Tests.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Statistics;

public sealed class AnswerEvidenceTests
{
    private static readonly Attempt First = Answers.At(Answers.Noon, 1) with
    {
        QuestionVersion = 3,
        Score = 0.5,
        HintsUsed = 1,
        AbilityBefore = new Estimate(1, 0.4),
        AbilityAfter = new Estimate(2, 0.3),
    };

    [Fact]
    public void Of_AFirstRatedAnswer_SaysWhatWasBelievedBeforeIt() =>
        Assert.Equal(
            new AnswerEvidence(EntryKind.Answer, 3, true, 0.5, 0.25, new Estimate(1, 0.4), 0.5), AnswerEvidence.Of(First));

    [Fact]
    public void Of_ARepeatedUnratedOrSelfGradedAnswer_DoesNotCount()
    {
        Assert.False(AnswerEvidence.Of(First with { First = false }).Counts);
        Assert.False(AnswerEvidence.Of(First with { Rated = false }).Counts);
        Assert.False(AnswerEvidence.Of(First with { SelfGraded = true }).Counts);
    }

    [Fact]
    public void Of_AVoidingEntry_CarriesTheEvidenceOfWhatItVoids() =>
        Assert.Equal(
            AnswerEvidence.Of(First) with { Kind = EntryKind.Void }, AnswerEvidence.Of(First with { Kind = EntryKind.Void }));
}
