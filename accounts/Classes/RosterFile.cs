using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using EnglishLearning.Core.Classes;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Reads a list of students: CSV in UTF-8, with commas or, as Excel writes it in Indonesia, semicolons.</summary>
internal static class RosterFile
{
    public static (IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterProblem> Problems) Read(byte[] file, DateOnly today)
    {
        if (file.Length > RosterRules.LargestFile)
            return ([], [OfFile(RosterFault.TooLarge)]);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return ([], [OfFile(RosterFault.NotText)]);
        }
        return text.Contains('\0') ? ([], [OfFile(RosterFault.NotText)]) : Read(text, today);
    }

    private static (IReadOnlyList<RosterRow>, IReadOnlyList<RosterProblem>) Read(string text, DateOnly today)
    {
        var isBad = false;
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            BadDataFound = _ => isBad = true,
            IgnoreBlankLines = false,
        });
        if (!parser.Read())
            return ([], [OfFile(RosterFault.Empty)]);
        var places = new Dictionary<RosterColumn, int>();
        var (width, problems, rows) = (parser.Record!.Length, HeaderProblems(parser.Record!, places), new List<RosterRow>());
        if (problems.Count > 0)
            return ([], problems);
        for (var line = parser.RawRow + 1; parser.Read(); line = parser.RawRow + 1)
        {
            var fields = parser.Record!;
            if (fields.All(string.IsNullOrWhiteSpace))
                continue;
            if (rows.Count + problems.Select(problem => problem.Row).Distinct().Count() >= RosterRules.MostRows)
                return ([], [OfFile(RosterFault.TooManyRows)]);
            if (isBad || fields.Length != width)
            {
                problems.Add(new(line, RosterColumn.None, RosterFault.Malformed));
                isBad = false;
                continue;
            }
            var (row, found) = RosterRules.Read(line, column => places.TryGetValue(column, out var place) ? fields[place] : "", today);
            problems.AddRange(found);
            if (row is not null)
                rows.Add(row);
        }
        return rows.Count + problems.Count == 0 ? ([], [OfFile(RosterFault.Empty)]) : (rows, problems);
    }

    private static List<RosterProblem> HeaderProblems(string[] header, Dictionary<RosterColumn, int> places)
    {
        var problems = new List<RosterProblem>();
        for (var place = 0; place < header.Length; place++)
        {
            if (RosterRules.ColumnOf(header[place]) is var column and not RosterColumn.None && !places.TryAdd(column, place))
                problems.Add(new(1, column, RosterFault.ColumnTwice));
        }
        problems.AddRange(RosterRules.Required.Where(column => !places.ContainsKey(column)).Select(column => new RosterProblem(1, column, RosterFault.ColumnMissing)));
        return problems;
    }

    private static string DelimiterOf(string text)
    {
        var header = text.AsSpan()[..(text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length)];
        return header.Count(';') > header.Count(',') ? ";" : ",";
    }

    private static RosterProblem OfFile(RosterFault fault) => new(1, RosterColumn.None, fault);
}
