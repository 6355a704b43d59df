using CsCheck;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Core.Tests.Accounts;

public sealed class ReadableCodeTests
{
    [Fact]
    public void EveryBit_IsInTheCode() => Gen.Byte.Array[ReadableCode.Bytes].Sample(bytes =>
    {
        var code = ReadableCode.Of(bytes);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", code);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var other = bytes.ToArray();
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(code, ReadableCode.Of(other));
        }
    }, iter: 20);

    [Theory]
    [InlineData("ABCD-EFGH-JKMN-PQRS")]
    [InlineData("abcdefghjkmnpqrs")]
    [InlineData(" abcd efgh jkmn pqrs ")]
    public void IsRead_HoweverItIsWritten(string written) => Assert.Equal("ABCDEFGHJKMNPQRS", ReadableCode.Read(written));

    [Fact]
    public void LettersThatLookLikeDigits_AreDigits() => Assert.Equal("0011ABCDEFGH0123", ReadableCode.Read("oOiL-ABCD-EFGH-0123"));

    [Theory]
    [InlineData("")]
    [InlineData("ABCD-EFGH-JKMN-PQR")]
    [InlineData("ABCD-EFGH-JKMN-PQRST")]
    [InlineData("ABCD-EFGH-JKMN-PQRU")]
    [InlineData("ABCD-EFGH-JKMN-PQR'")]
    [InlineData("ABCD-EFGH-JKMN-PQRS----------------------------------------------------------")]
    public void WhatIsNone_IsNone(string written) => Assert.Null(ReadableCode.Read(written));
}
