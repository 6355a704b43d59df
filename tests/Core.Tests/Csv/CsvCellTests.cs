using System.Globalization;
using CsCheck;
using EnglishLearning.Core.Csv;
using Xunit;

namespace EnglishLearning.Core.Tests.Csv;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("Budi Santoso", "Budi Santoso")]
    [InlineData("an", "an")]
    [InlineData("Santoso, Budi", "\"Santoso, Budi\"")]
    [InlineData("Budi; Siti", "\"Budi; Siti\"")]
    [InlineData("say \"an\"", "\"say \"\"an\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("well-known", "well-known")]
    public void Text_IsQuotedWhereItMust(string? text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+62811")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("  =1")]
    [InlineData("\u00A0=1")]
    [InlineData("\uFF1D1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF20A")]
    public void Formulas_AreTexts(string text) => Assert.StartsWith("'", CsvCell.Of(text).Trim('"'), StringComparison.Ordinal);

    [Fact]
    public void NoTextAtAll_BeginsAFormula() =>
        Gen.String.Sample(text => Assert.DoesNotContain(CsvCell.Of(text).Trim('"').TrimStart().FirstOrDefault(), "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20"));

    [Fact]
    public void Numbers_AreNumbers()
    {
        Assert.Equal("-1.25", CsvCell.Of(-1.25));
        Assert.Equal(0.1 + 0.2, double.Parse(CsvCell.Of(0.1 + 0.2), CultureInfo.InvariantCulture));
        Assert.Equal("-7", CsvCell.Of(-7));
        Assert.Equal("2026-11-22T01:30:15.123Z", CsvCell.Of(new DateTimeOffset(2026, 11, 22, 8, 30, 15, 123, TimeSpan.FromHours(7))));
    }

    [Fact]
    public void ALine_EndsAsTheStandardSays() => Assert.Equal("a,b\r\n", CsvCell.Line([CsvCell.Of("a"), CsvCell.Of("b")]));
}
