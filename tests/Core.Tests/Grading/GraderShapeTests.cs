using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Grading;
using EnglishLearning.Core.Questions;
using Xunit;

namespace EnglishLearning.Core.Tests.Grading;

public sealed class GraderShapeTests
{
    private static readonly QuestionVersion Multiple = TestQuestion.Multiple("a", "c");

    [Theory]
    [InlineData(null, "b")]
    [InlineData(ResponseProblem.UnknownChoice, "e")]
    [InlineData(ResponseProblem.UnknownChoice, "B")]
    [InlineData(ResponseProblem.ExactlyOneChoiceExpected)]
    [InlineData(ResponseProblem.ExactlyOneChoiceExpected, "a", "b")]
    public void Check_SingleWithChoices_NeedsExactlyOneKnownOption(ResponseProblem? problem, params string[] ids) =>
        Assert.Equal(problem, Grader.Check(TestQuestion.Single(), Response.Of(ids), selfRating: null));

    [Theory]
    [InlineData("b", null)]
    [InlineData("", ResponseProblem.UnknownChoice)]
    [InlineData("two", ResponseProblem.UnknownChoice)]
    public void Check_SingleWithText_IsAnOptionsId(string text, ResponseProblem? problem) =>
        Assert.Equal(problem, Grader.Check(TestQuestion.Single(), Response.Of(text), selfRating: null));

    [Theory]
    [InlineData(null, "a")]
    [InlineData(null, "d", "c", "b", "a")]
    [InlineData(ResponseProblem.NoChoice)]
    [InlineData(ResponseProblem.UnknownChoice, "a", "x")]
    [InlineData(ResponseProblem.UnknownChoice, "a", null)]
    [InlineData(ResponseProblem.RepeatedChoice, "a", "a")]
    public void Check_Multiple_NeedsDistinctKnownOptions(ResponseProblem? problem, params string?[] ids) =>
        Assert.Equal(problem, Grader.Check(Multiple, Response.Of(ids!), selfRating: null));

    [Fact]
    public void Check_MultipleWithText_ExpectsChoices() =>
        Assert.Equal(ResponseProblem.ChoicesExpected, Grader.Check(Multiple, Response.Of("a"), selfRating: null));

    [Fact]
    public void Check_Text_MustBeWellFormed()
    {
        foreach (var question in new[] { TestQuestion.Cloze("an"), TestQuestion.Short("an"), TestQuestion.Flashcard() })
        {
            ResponseProblem? Check(string text) => Grader.Check(question, Response.Of(text), Rating.Good);

            Assert.All(["", "an", "\ud83d\ude00"], text => Assert.Null(Check(text)));
            Assert.All(
                ["\ud83d", "\ude00\ud83d", "a\ufffe"],
                text => Assert.Equal(ResponseProblem.TextMalformed, Check(text)));
        }
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, ResponseProblem.TextTooLong)]
    public void Check_Text_HasAtMost500Characters(int length, ResponseProblem? problem) =>
        Assert.Equal(
            problem, Grader.Check(TestQuestion.Short("an"), Response.Of(new string('a', length)), selfRating: null));

    [Fact]
    public void Check_TextQuestionWithChoices_ExpectsText() =>
        Assert.Equal(
            ResponseProblem.TextExpected, Grader.Check(TestQuestion.Cloze("an"), Response.Of(["a"]), selfRating: null));

    [Fact]
    public void Check_FlashcardWithoutSelfRating_ExpectsOne() =>
        Assert.Equal(
            ResponseProblem.SelfRatingExpected,
            Grader.Check(TestQuestion.Flashcard(), Response.Of(""), selfRating: null));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Check_SelfRatingOutsideTheScale_IsUnknown(int rating)
    {
        Assert.Equal(
            ResponseProblem.UnknownSelfRating,
            Grader.Check(TestQuestion.Flashcard(), Response.Of(""), (Rating)rating));
        Assert.Equal(
            ResponseProblem.UnknownSelfRating, Grader.Check(TestQuestion.Single(), Response.Of("a"), (Rating)rating));
    }

    [Fact]
    public void Grade_OfAResponseThatDoesNotFit_Throws() =>
        Assert.Throws<ArgumentException>(() => Grader.Grade(Multiple, Response.Of("a"), selfRating: null));
}
