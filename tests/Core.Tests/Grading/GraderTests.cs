using CsCheck;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Grading;
using Xunit;

namespace EnglishLearning.Core.Tests.Grading;

public sealed class GraderTests
{
    [Theory]
    [InlineData("b", true)]
    [InlineData("a", false)]
    [InlineData("d", false)]
    public void Grade_Single_IsAllOrNothing(string choice, bool correct)
    {
        var expected = new Grade(correct, correct ? 1 : 0, Correction: null);

        Assert.Equal(expected, Grader.Grade(TestQuestion.Single("b"), Response.Of([choice]), selfRating: null));
        Assert.Equal(expected, Grader.Grade(TestQuestion.Single("b"), Response.Of(choice), selfRating: null));
    }

    [Theory]
    [InlineData("ac", true, 1.0)]
    [InlineData("ca", true, 1.0)]
    [InlineData("a", false, 0.5)]
    [InlineData("acb", false, 0.5)]
    [InlineData("ab", false, 0.0)]
    [InlineData("abcd", false, 0.0)]
    [InlineData("bd", false, 0.0)]
    public void Grade_Multiple_TakesWrongChoicesFromRightOnes(string chosen, bool correct, double score)
    {
        var response = Response.Of(chosen.Select(id => id.ToString()).ToArray());

        Assert.Equal(
            new Grade(correct, score, Correction: null),
            Grader.Grade(TestQuestion.Multiple("a", "c"), response, selfRating: null));
    }

    [Theory]
    [InlineData(Rating.Again, false)]
    [InlineData(Rating.Hard, true)]
    [InlineData(Rating.Good, true)]
    [InlineData(Rating.Easy, true)]
    public void Grade_Flashcard_IsTheLearnersOwn(Rating rating, bool correct) =>
        Assert.Equal(
            new Grade(correct, correct ? 1 : 0, Correction: null),
            Grader.Grade(TestQuestion.Flashcard(), Response.Of(""), rating));

    [Fact]
    public void Grade_AnyFittingChoice_ScoresBetween0And1AndOneOnlyIfCorrect() =>
        Gen.Select(Subset(1), Subset(2)).Sample((chosen, key) =>
        {
            var grade = Grader.Grade(TestQuestion.Multiple(key), Response.Of(chosen), selfRating: null);

            Assert.InRange(grade.Score, 0, 1);
            Assert.Equal(chosen.ToHashSet().SetEquals(key), grade.Correct);
            Assert.Equal(grade.Correct, grade.Score == 1);
        });

    [Fact]
    public void CorrectResponse_OfEveryType_IsGradedCorrect()
    {
        foreach (var question in new[]
        {
            TestQuestion.Single("c"), TestQuestion.Multiple("b", "d"), TestQuestion.Cloze("do not", "don't"),
            TestQuestion.Short("-"), TestQuestion.Flashcard(),
        })
        {
            Assert.Equal(1, Grader.Grade(question, KeyText.CorrectResponse(question), Rating.Good).Score);
        }
    }

    [Fact]
    public void CorrectResponse_ShowsTheKeyAsTheTypeIsAnswered()
    {
        Assert.Equal("c", KeyText.CorrectResponse(TestQuestion.Single("c")).Text);
        Assert.Equal(["a", "d"], KeyText.CorrectResponse(TestQuestion.Multiple("a", "d")).Choices!);
        Assert.Equal("do not", KeyText.CorrectResponse(TestQuestion.Cloze("do not", "don't")).Text);
        Assert.Equal("kucing", KeyText.CorrectResponse(TestQuestion.Flashcard("kucing")).Text);
    }

    private static Gen<string[]> Subset(int atLeast) =>
        Gen.Shuffle(new[] { "a", "b", "c", "d" }).SelectMany(ids => Gen.Int[atLeast, 4].Select(n => ids[..n]));
}
