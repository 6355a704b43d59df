using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>Cells that a spreadsheet would calculate (OWASP, CSV injection): whoever names themselves "=cmd" must not run on the teacher's machine.</summary>
public static class CsvFormula
{
    /// <summary>The cells that begin as formulas do and are no numbers; spaces before it help nobody.</summary>
    public static IReadOnlyList<string> CellsIn(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        var found = new List<string>();
        while (parser.Read())
            found.AddRange(parser.Record!.Where(IsFormula));
        return found;
    }

    private static bool IsFormula(string cell)
    {
        var text = cell.TrimStart(' ', '\u00a0');
        return text.Length > 0
            && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20'
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
