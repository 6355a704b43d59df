using System.Globalization;
using EnglishLearning.Core.Csv;
using Xunit;

namespace EnglishLearning.Core.Tests.Csv;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+62812", "'+62812")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u00A0@x", "'\u00A0@x")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("  ", "  ")]
    [InlineData("=cmd|'/c calc'!A1,\"x\"", "\"'=cmd|'/c calc'!A1,\"\"x\"\"\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("Budi, S.Pd.", "\"Budi, S.Pd.\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("Siti", "Siti")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Text_IsNoFormula_AndOneCell(string? text, string cell) =>
        Assert.Equal($"\uFEFFname,x\r\n{cell},1\r\n", new CsvText("name", "x").Add(text).Add(1L).EndRow().ToString());

    [Fact]
    public void NumbersAndTimes_AreAsTheyAre_InEveryLanguage()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("id-ID");
        try
        {
            var time = new DateTimeOffset(2026, 11, 24, 7, 0, 0, 120, TimeSpan.FromHours(7));
            Assert.Equal("\uFEFFa\r\n-0.5,,7,2026-11-24T00:00:00.12Z\r\n", new CsvText("a").Add(-0.5).Add((double?)null).Add(7L).Add(time).EndRow().ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
