using CsCheck;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Grading;
using EnglishLearning.Core.Questions;
using Xunit;

namespace EnglishLearning.Core.Tests.Grading;

public sealed class RatingRuleTests
{
    private static readonly Grade Right = new(Correct: true, Score: 1, Correction: null);
    private static readonly Grade WithTypo = new(Correct: true, Score: 1, new Correction("receive", "recieve"));
    private static readonly Grade Wrong = new(Correct: false, Score: 0.5, Correction: null);

    // Three words in the stem, and one in each of the four options: 4,000 + 7 x 500 ms.
    private static readonly QuestionVersion Question = TestQuestion.Single();

    [Fact]
    public void ExpectedMs_CountsStemOptionsAndPassage()
    {
        Assert.Equal(7_500, RatingRule.ExpectedMs(Question));
        Assert.Equal(8_000 + 3_500, RatingRule.ExpectedMs(TestQuestion.Multiple("a", "b")));
        Assert.Equal(8_000 + 1_500, RatingRule.ExpectedMs(TestQuestion.Cloze("an")));
        Assert.Equal(15_000 + 1_500, RatingRule.ExpectedMs(TestQuestion.Short("an")));
        Assert.Equal(4_000 + 1_500, RatingRule.ExpectedMs(TestQuestion.Flashcard()));

        var passage = new Passage("A letter", "Dear Maya,\n\nHow are you?", IsTranscript: false);
        Assert.Equal(7_500 + 3_500, RatingRule.ExpectedMs(Question with { Passage = passage }));
    }

    [Theory]
    [InlineData(-5, Rating.Good)]
    [InlineData(0, Rating.Good)]
    [InlineData(799, Rating.Good)]
    [InlineData(800, Rating.Easy)]
    [InlineData(2_624, Rating.Easy)]
    [InlineData(2_625, Rating.Good)]
    [InlineData(18_750, Rating.Good)]
    [InlineData(18_751, Rating.Hard)]
    [InlineData(int.MaxValue, Rating.Hard)]
    public void Derive_CorrectWithoutHelp_FollowsTheTime(int responseMs, Rating rating) =>
        Assert.Equal(rating, RatingRule.Derive(Question, Right, responseMs, hintsUsed: 0, selfRating: null));

    [Theory]
    [InlineData(1_000, 1, Rating.Hard)]
    [InlineData(7_500, 3, Rating.Hard)]
    public void Derive_WithAHint_IsHard(int responseMs, int hints, Rating rating) =>
        Assert.Equal(rating, RatingRule.Derive(Question, Right, responseMs, hints, selfRating: null));

    [Fact]
    public void Derive_FastWithForgivenTypo_IsGood() =>
        Assert.Equal(Rating.Good, RatingRule.Derive(Question, WithTypo, 1_000, hintsUsed: 0, selfRating: null));

    [Theory]
    [InlineData(Rating.Again)]
    [InlineData(Rating.Hard)]
    [InlineData(Rating.Good)]
    [InlineData(Rating.Easy)]
    public void Derive_SelfRating_RulesACorrectAnswerAndNeverAWrongOne(Rating own)
    {
        Assert.Equal(own, RatingRule.Derive(Question, Right, 60_000, hintsUsed: 2, own));
        Assert.Equal(Rating.Again, RatingRule.Derive(Question, Wrong, 1_000, hintsUsed: 0, own));
    }

    [Fact]
    public void Derive_TimeBeyondTenMinutes_CountsAsTenMinutes()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 473));
        var long480 = Question with { Passage = new Passage("", words, IsTranscript: false) };

        Assert.Equal(244_000, RatingRule.ExpectedMs(long480));
        Assert.Equal(Rating.Good, RatingRule.Derive(long480, Right, int.MaxValue, hintsUsed: 0, selfRating: null));
    }

    [Fact]
    public void Derive_WithoutSelfRating_IsAgainIfAndOnlyIfNotCorrect() =>
        Gen.Select(Gen.OneOf(Right, WithTypo, Wrong), Gen.Int, Gen.Int[0, 3]).Sample((grade, responseMs, hints) =>
            Assert.Equal(
                grade.Correct,
                RatingRule.Derive(Question, grade, responseMs, hints, selfRating: null) != Rating.Again));

    [Fact]
    public void Derive_SlowerAnswer_NeverRatesHigher() =>
        Gen.Select(Gen.Int[800, 700_000], Gen.Int[800, 700_000], Gen.Int[0, 1]).Sample((a, b, hints) =>
            Assert.True(
                RatingRule.Derive(Question, Right, Math.Min(a, b), hints, selfRating: null)
                >= RatingRule.Derive(Question, Right, Math.Max(a, b), hints, selfRating: null)));
}
