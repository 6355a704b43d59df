using System.Globalization;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Tests.Learners;
using EnglishLearning.Grains.Learners;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

public sealed class AnswerHashTests
{
    private static readonly Answer Text = new()
    {
        AttemptId = Answers.Id(1),
        QuestionId = "grammar-a1-be-01",
        Version = 1,
        Response = new ResponseValue { Text = "it's \"fine\"\n" },
        AnsweredAt = Answers.Noon,
        ResponseMs = 4000,
        HintsUsed = 1,
    };

    private static readonly Answer Choices = Text with { Response = new ResponseValue { Choices = ["a", "c"] }, Rating = Rating.Good };

    /// <summary>Stored with every attempt: a change makes every retry a conflict.</summary>
    [Fact]
    public void Of_IsFrozen()
    {
        Assert.Equal(-685032898048239314L, AnswerHash.Of(Text));
        Assert.Equal(5439234309871780228L, AnswerHash.Of(Choices));
    }

    [Fact]
    public void Of_AnyMemberChanged_IsAnother()
    {
        Answer[] answers =
        [
            Text, Choices,
            Text with { QuestionId = "grammar-a1-be-02" },
            Text with { Version = 2 },
            Text with { Response = new ResponseValue { Text = "it's fine" } },
            Text with { Response = new ResponseValue { Choices = [Text.Response.Text!] } },
            Choices with { Response = new ResponseValue { Choices = ["c", "a"] } },
            Choices with { Response = new ResponseValue { Text = "[\"a\",\"c\"]" } },
            Text with { AnsweredAt = Answers.Noon.AddMilliseconds(1) },
            Text with { ResponseMs = 4001 },
            Text with { HintsUsed = 0 },
            Text with { Rating = Rating.Good },
            Text with { Unrated = true },
        ];
        Assert.Equal(answers.Length, answers.Select(AnswerHash.Of).Distinct().Count());
    }

    [Fact]
    public void Of_TheSameInstantUnderAnotherOffsetOrId_IsTheSame()
    {
        Assert.Equal(AnswerHash.Of(Text), AnswerHash.Of(Text with { AnsweredAt = Answers.Noon.ToOffset(TimeSpan.FromHours(7)).AddTicks(9) }));
        Assert.Equal(AnswerHash.Of(Text), AnswerHash.Of(Text with { AttemptId = Answers.Id(2) }));
    }

    [Fact]
    public void Of_UnderACultureWithAnotherMinus_IsTheSame()
    {
        var before1970 = Text with { AnsweredAt = DateTimeOffset.UnixEpoch.AddMilliseconds(-1) };
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var expected = AnswerHash.Of(before1970);
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NegativeSign = "\u2212" } };
            Assert.Equal(expected, AnswerHash.Of(before1970));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\u6c34")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\"")]
    public void Of_ALongText_HashesItToItsEnd(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 5000));
        var extreme = Text with
        {
            QuestionId = text,
            Version = int.MinValue,
            ResponseMs = int.MinValue,
            HintsUsed = int.MinValue,
            AnsweredAt = DateTimeOffset.MinValue,
            Rating = Rating.Easy,
        };
        var answers = new[] { text, text + "x", text + "y" }
            .SelectMany(response => new[] { false, true }.Select(unrated => extreme with { Response = new ResponseValue { Text = response }, Unrated = unrated }));
        Assert.Equal(6, answers.Select(AnswerHash.Of).Distinct().Count());
    }
}
