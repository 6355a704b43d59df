using CsCheck;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class AttemptKeyTests
{
    private static readonly Gen<AttemptKey> Keys = Gen.Select(
        Gen.Int[0, 2], Gen.Guid, (ms, id) => new AttemptKey(Answers.Noon.AddMilliseconds(ms), id));

    [Fact]
    public void Order_IsByTimeThenById()
    {
        var early = new AttemptKey(Answers.Noon, Answers.Id(9));
        var late = new AttemptKey(Answers.Noon.AddMilliseconds(1), Answers.Id(1));
        Assert.True(early < late && late > early);
        Assert.True(new AttemptKey(Answers.Noon, Answers.Id(1)) < early);
        Assert.Equal(0, early.CompareTo(new AttemptKey(Answers.Noon, Answers.Id(9))));
    }

    [Fact]
    public void Order_OfIds_IsThatOfTheirText() =>
        Gen.Select(Gen.Guid, Gen.Guid).Sample((one, other) => Assert.Equal(
            Math.Sign(string.CompareOrdinal(one.ToString("N"), other.ToString("N"))),
            Math.Sign(new AttemptKey(Answers.Noon, one).CompareTo(new AttemptKey(Answers.Noon, other)))));

    [Fact]
    public void Order_IsTotal_AndTheOperatorsAgree() =>
        Gen.Select(Keys, Keys).Sample((one, other) =>
        {
            var sign = one.CompareTo(other);
            Assert.Equal(-Math.Sign(sign), Math.Sign(other.CompareTo(one)));
            Assert.Equal(sign == 0, one == other);
            Assert.Equal((sign < 0, sign <= 0, sign > 0, sign >= 0), (one < other, one <= other, one > other, one >= other));
        });
}
