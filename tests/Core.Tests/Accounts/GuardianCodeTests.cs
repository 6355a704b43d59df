using CsCheck;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Core.Tests.Accounts;

public sealed class GuardianCodeTests
{
    [Fact]
    public void FiveBitsOfEachByte_AreInTheCode() => Gen.Byte.Array[GuardianCode.Length].Sample(bytes =>
    {
        var code = GuardianCode.Of(bytes);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", code);
        Assert.Equal(code.Replace("-", "", StringComparison.Ordinal), GuardianCode.Read(code));
        for (var at = 0; at < bytes.Length; at++)
        {
            for (var bit = 0; bit < 5; bit++)
            {
                var other = bytes.ToArray();
                other[at] ^= (byte)(1 << bit);
                Assert.NotEqual(code, GuardianCode.Of(other));
            }
        }
    }, iter: 20);

    [Theory]
    [InlineData("ABCD-EFGH-JKMN-PQRS")]
    [InlineData("abcdefghjkmnpqrs")]
    [InlineData(" abcd efgh jkmn pqrs ")]
    public void IsRead_HoweverItIsWritten(string written) => Assert.Equal("ABCDEFGHJKMNPQRS", GuardianCode.Read(written));

    [Fact]
    public void LettersThatLookLikeDigits_AreDigits() => Assert.Equal("0011ABCDEFGH0123", GuardianCode.Read("oOiL-ABCD-EFGH-0123"));

    [Theory]
    [InlineData("")]
    [InlineData("ABCD-EFGH-JKMN-PQR")]
    [InlineData("ABCD-EFGH-JKMN-PQRST")]
    [InlineData("ABCD-EFGH-JKMN-PQR'")]
    [InlineData("ABCD-EFGH-JKMN-PQRS----------------------------------------------------------")]
    public void WhatIsNone_IsNone(string written) => Assert.Null(GuardianCode.Read(written));
}
