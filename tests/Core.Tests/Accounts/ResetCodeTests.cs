using CsCheck;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Core.Tests.Accounts;

public sealed class ResetCodeTests
{
    [Fact]
    public void Code_IsThreeGroupsOfFour_AndOtherForOtherBits() =>
        Gen.Byte.Array[ResetCode.Length].Sample(random =>
        {
            var code = ResetCode.Of(random);
            Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", code);
            random[5] ^= 1;
            Assert.NotEqual(code, ResetCode.Of(random));
        });

    [Theory]
    [InlineData("0123-45AB-CDEF")]
    [InlineData("o1 23 45ab cdef")]
    [InlineData("  OI2345ABCDEF\n")]
    [InlineData("ol23–45ab–cdef")]
    public void Fold_OfEachWriting_IsTheSame(string written) => Assert.Equal("012345ABCDEF", ResetCode.Fold(written));

    [Fact]
    public void Fold_OfWhatIsNoCode_IsNoFault() => Assert.Equal("", ResetCode.Fold("  ---\u0000 \ud83d\ude00"));
}
