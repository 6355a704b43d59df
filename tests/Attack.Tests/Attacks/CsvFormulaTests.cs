using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>That the scan bites. What it scans: every text/csv answer that the fuzz gets, and the CSV of each endpoint that has one.</summary>
public sealed class CsvFormulaTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+62 812")]
    [InlineData("-cmd")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\"\r=1\"")]
    [InlineData(" =1+1")]
    [InlineData("\"=HYPERLINK(\"\"http://127.0.0.1/\"\")\"")]
    [InlineData("\uff1d1+1")]
    public void ACellThatIsAFormula_IsFound(string cell) => Assert.Single(CsvFormula.CellsIn($"name,score\nBudi,1\n{cell},2\n"));

    [Theory]
    [InlineData("Budi")]
    [InlineData("'=1+1")]
    [InlineData("-1.5")]
    [InlineData("+3")]
    [InlineData("a=b")]
    [InlineData("\"a, \"\"b\"\"\"")]
    [InlineData("")]
    public void OneThatIsNone_IsNot(string cell) => Assert.Empty(CsvFormula.CellsIn($"name,score\n{cell},2\n"));
}
